namespace FinServ.Compliance.Tests;

/// <summary>Where the tests find recordings, scenarios and the rules that are shipped.</summary>
internal static class TestData
{
    /// <summary>The folder that holds `FinServ.Compliance.sln`.</summary>
    public static string RepositoryRoot { get; } = FindRoot();

    /// <summary>The shipped `rules/`.</summary>
    public static string RulesFolder => Path.Combine(RepositoryRoot, "rules");

    /// <summary>A folder of the recordings; null where they are not at hand.</summary>
    /// <remarks>`COMPLIANCE_TEST_DATA`, by default `../shared/data` beside the repository.</remarks>
    public static string? Folder(string name) => Existing(Root("COMPLIANCE_TEST_DATA", "../shared/data"), name);

    /// <summary>The folder of the policy's scenarios; null where it is not at hand.</summary>
    /// <remarks>`COMPLIANCE_SCENARIOS`, by default `../shared/policy/scenarios` beside the repository.</remarks>
    public static string? Scenarios => Existing(Root("COMPLIANCE_SCENARIOS", "../shared/policy/scenarios"), ".");

    private static string Root(string variable, string fallback) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } set ? set : Path.Combine(RepositoryRoot, fallback);

    private static string? Existing(string root, string name)
    {
        var path = Path.GetFullPath(Path.Combine(root, name));
        return Directory.Exists(path) ? path : null;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "FinServ.Compliance.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
