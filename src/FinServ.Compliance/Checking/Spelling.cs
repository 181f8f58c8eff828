namespace FinServ.Compliance.Checking;

/// <summary>Finds the name that somebody probably meant.</summary>
public static class Spelling
{
    /// <summary>A remedy that names the nearest of the known names, or all of them where none is near.</summary>
    public static string Suggest(string written, IEnumerable<string> known)
    {
        var names = known.ToArray();
        var nearest = names.Select(name => (name, distance: Distance(written, name))).OrderBy(n => n.distance).FirstOrDefault();
        if (nearest.name is not null && nearest.distance <= Math.Max(2, written.Length / 3)) return $"Did you mean `{nearest.name}`?";
        return names.Length == 0 ? "Remove it." : $"Use one of: {string.Join(", ", names.Order(StringComparer.Ordinal).Take(40))}.";
    }

    /// <summary>Edits (insert, delete, replace) that turn one text into the other.</summary>
    public static int Distance(string left, string right)
    {
        var previous = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var current = new int[right.Length + 1];
            current[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var replaced = previous[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                current[j] = Math.Min(replaced, 1 + Math.Min(previous[j], current[j - 1]));
            }

            previous = current;
        }

        return previous[^1];
    }
}
