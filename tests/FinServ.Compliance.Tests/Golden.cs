using System.Runtime.CompilerServices;

namespace FinServ.Compliance.Tests;

/// <summary>Compares a text that people will get with the one that was reviewed.</summary>
/// <remarks>`COMPLIANCE_RECORD_GOLDEN=1` writes the files anew; the diff of the repository is then what a reviewer reads.</remarks>
internal static class Golden
{
    /// <param name="name">File name in the folder `Golden` beside the test.</param>
    public static void Matches(string name, string text, [CallerFilePath] string test = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(test)!, "Golden", name);
        if (Environment.GetEnvironmentVariable("COMPLIANCE_RECORD_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }

        Assert.True(File.Exists(path), $"{path} is missing: run once with COMPLIANCE_RECORD_GOLDEN=1 and review it.");
        Assert.Equal(File.ReadAllText(path), text);
    }
}
