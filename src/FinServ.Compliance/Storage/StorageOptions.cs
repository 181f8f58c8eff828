using FinServ.Compliance.Checking;

namespace FinServ.Compliance.Storage;

/// <summary>Where everything is kept. The defaults suit a first run: SQLite files in a folder `data`.</summary>
public sealed class StorageOptions
{
    public const string Section = "Storage";

    /// <summary>What <see cref="Database"/> and <see cref="Index"/> say for the files in <see cref="Folder"/>.</summary>
    public const string Embedded = "sqlite";

    /// <summary>Folder of the SQLite files; `--data DIR` sets it. Created if absent.</summary>
    public string Folder { get; set; } = "data";

    /// <summary>`sqlite` for the file in <see cref="Folder"/>, or the connection string of a PostgreSQL database.</summary>
    public string Database { get; set; } = Embedded;

    /// <summary>A file that holds <see cref="Database"/>, where a connection string with a password must not stand in settings.</summary>
    public string? DatabaseFile { get; set; }

    /// <summary>`sqlite` for the file in <see cref="Folder"/>, or the address of an Elasticsearch cluster.</summary>
    public string Index { get; set; } = Embedded;

    public string? IndexUser { get; set; }

    public string? IndexPassword { get; set; }

    /// <summary>A file that holds <see cref="IndexPassword"/>.</summary>
    public string? IndexPasswordFile { get; set; }

    public string? IndexApiKey { get; set; }

    /// <summary>A file that holds <see cref="IndexApiKey"/>.</summary>
    public string? IndexApiKeyFile { get; set; }

    /// <summary>A file with the certificate authority (PEM) that signed the cluster's certificate.</summary>
    public string? IndexCa { get; set; }

    /// <summary>Path of the SQLite database.</summary>
    public string DatabasePath => Path.Combine(Path.GetFullPath(Folder), "compliance.db");

    /// <summary>Path of the SQLite interaction index.</summary>
    public string IndexPath => Path.Combine(Path.GetFullPath(Folder), "interactions.db");

    /// <summary>Takes secrets over from the files that hold them and checks every value.</summary>
    /// <exception cref="InvalidFilesException">Settings do not hold together; each problem names key, value and remedy.</exception>
    public StorageOptions Resolve()
    {
        var problems = new Problems();
        Database = Secret(Database == Embedded ? null : Database, DatabaseFile, nameof(Database), problems) ?? Embedded;
        IndexPassword = Secret(IndexPassword, IndexPasswordFile, nameof(IndexPassword), problems);
        IndexApiKey = Secret(IndexApiKey, IndexApiKeyFile, nameof(IndexApiKey), problems);

        if (string.IsNullOrWhiteSpace(Folder))
            Refuse(problems, nameof(Folder), "is empty", "Name a folder, or leave the key out for `data`.");
        if (Database != Embedded)
            Refuse(problems, nameof(Database), "names a server, which this version cannot use yet", $"Set it to `{Embedded}` or leave it out.");
        if (Index != Embedded)
            Refuse(problems, nameof(Index), $"`{Index}` names a server, which this version cannot use yet", $"Set it to `{Embedded}` or leave it out.");
        if (IndexCa is not null && !File.Exists(IndexCa))
            Refuse(problems, nameof(IndexCa), $"`{IndexCa}` does not exist", "Name a readable PEM file.");

        problems.ThrowIfAny();
        return this;
    }

    private static string? Secret(string? value, string? file, string key, Problems problems)
    {
        if (file is null) return value;
        if (value is not null) Refuse(problems, key, $"and {key}File are both set", "Keep one of them.");
        try
        {
            return File.ReadAllText(file).Trim();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Refuse(problems, key + "File", $"`{file}` cannot be read", "Name a readable file that holds only the secret.");
            return null;
        }
    }

    private static void Refuse(Problems problems, string key, string what, string remedy) =>
        problems.Add("settings", 0, 0, $"{Section}:{key} {what}.", remedy);
}
