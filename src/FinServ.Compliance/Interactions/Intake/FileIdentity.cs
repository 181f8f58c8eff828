using System.Security.Cryptography;
using System.Text;

namespace FinServ.Compliance.Interactions.Intake;

/// <summary>What tells a file from another, and from a later one of the same name.</summary>
internal static class FileIdentity
{
    private const int LongestName = 400;
    private const int Beginning = 1 << 16;

    /// <summary>The whole path; of a very long one the end.</summary>
    public static string NameOf(string file)
    {
        var path = Path.GetFullPath(file);
        return path.Length <= LongestName ? path : path[^LongestName..];
    }

    /// <summary>A hash of beginning and size.</summary>
    /// <exception cref="Checking.UnreadableInputException">The file is not there or may not be read.</exception>
    public static string ContentOf(string file)
    {
        using var stream = InputFile.Open(file);
        var beginning = new byte[Beginning];
        var read = stream.ReadAtLeast(beginning, Beginning, throwOnEndOfStream: false);
        return Convert.ToHexStringLower(SHA256.HashData([.. beginning.AsSpan(0, read), .. Encoding.ASCII.GetBytes($"/{stream.Length}")]));
    }
}
