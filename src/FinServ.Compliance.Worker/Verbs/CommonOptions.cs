using System.CommandLine;
using FinServ.Compliance.Interactions;

namespace FinServ.Compliance.Worker.Verbs;

/// <summary>Options that several verbs share; each verb gets instances of its own.</summary>
internal static class CommonOptions
{
    public static Option<bool> Json() => new("--json") { Description = "Write JSON objects, one a line, the summary last" };

    public static Option<string?> Rules() => new("--rules") { Description = "Rules folder, folder of rules or rule file in place of the shipped rules" };

    public static Option<string> Data() => new("--data") { Description = "Folder of the data", Required = true };

    public static Option<string> Source() => new("--source") { Description = "`canonical`, the name of a shipped source, or a mapping file", Required = true };

    public static Argument<string[]> Files() => new("files") { Description = "Files to read", Arity = ArgumentArity.OneOrMore };

    /// <summary>An instant of the command line, or null where none was given.</summary>
    /// <exception cref="UsageException">The text is no instant with offset.</exception>
    public static DateTimeOffset? Instant(string? text) => text is null
        ? null
        : DateTimeOffset.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.RoundtripKind, out var instant)
            && text.Length > 19
            ? instant
            : throw new UsageException($"`{text}` is not an instant; write it as 2026-03-02T10:00:00+08:00.");

    public static string Code(Evaluation.VerdictKind kind) => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString());

    public static string Text(long instant) => Instants.Format(instant);
}

/// <summary>The caller used a verb wrongly (exit code 2).</summary>
internal sealed class UsageException(string message) : Exception(message);
