using FinServ.Compliance.Checking;

namespace FinServ.Compliance.Rules;

/// <summary>The published versions of rules with the hashes of their files, as `rules/versions.lock` keeps them.</summary>
/// <remarks>
/// Old violations cite the version that judged them, so a published file never changes: a change is a new version. One line a
/// version, `id@version sha256`, sorted; the hash is over the file's text with line ends as LF.
/// </remarks>
public sealed class VersionLock
{
    private readonly SortedDictionary<string, string> hashes = new(StringComparer.Ordinal);

    public int Count => hashes.Count;

    /// <summary>The lock file; an empty one where there is none yet.</summary>
    /// <exception cref="InvalidFilesException">A line cannot be read.</exception>
    public static VersionLock Load(string path)
    {
        var problems = new Problems();
        var locked = Read(path, problems);
        problems.ThrowIfAny();
        return locked;
    }

    internal static VersionLock Read(string path, Problems problems)
    {
        var locked = new VersionLock();
        if (!File.Exists(path)) return locked;
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (line.Length == 0 || line[0] == '#') continue;
            if (line.Split(' ') is not [var version, { Length: 64 } hash] || !locked.hashes.TryAdd(version, hash))
                problems.Add(path, number, 1, "The line is no locked version, or names one twice.", "Write `id@version sha256`; restore the file from its history, or write it anew with `rules lock`.");
        }

        return locked;
    }

    /// <summary>Reports a rule whose published version says something else than when it was published.</summary>
    internal void Check(RuleDefinition rule, Problems problems)
    {
        if (!hashes.TryGetValue(rule.Card.Ref.ToString(), out var hash) || hash == rule.Hash) return;
        problems.Add(rule.File, 1, 1, $"The published version {rule.Card.Ref} was changed.", $"Give it `version: {rule.Card.Ref.Version + 1}`, or undo the change.");
    }

    /// <summary>Pins each rule's version; one that is pinned already keeps its hash.</summary>
    /// <returns>The versions that were added.</returns>
    public IReadOnlyList<RuleRef> Pin(IEnumerable<RuleDefinition> rules) => [.. rules.Where(rule => hashes.TryAdd(rule.Card.Ref.ToString(), rule.Hash)).Select(rule => rule.Card.Ref)];

    /// <summary>Writes the file as a whole, or leaves the old one.</summary>
    public void Save(string path)
    {
        var draft = path + ".draft";
        File.WriteAllLines(draft, hashes.Select(pair => $"{pair.Key} {pair.Value}").Prepend("# Hashes of published rule versions (sha256 of the file, line ends as LF); written by `rules lock`, never by hand."));
        File.Move(draft, path, overwrite: true);
    }
}
