using System.Text;

namespace FinServ.Compliance.Interactions;

/// <content>Rows of registers.</content>
public sealed partial class EventWriter
{
    /// <summary>Starts a register row; fields follow as for an event.</summary>
    internal int BeginRow()
    {
        (Problem, concealed) = (null, 0);
        return set.FieldCount;
    }

    /// <summary>Ends a register row after checking it; on a problem nothing of it stays.</summary>
    internal string? EndRow(RegisterDefinition register, int key, long at, bool ended, int firstField, int source)
    {
        if (Problem is null) AddKeyParts(register, key);
        current.FirstField = firstField;
        foreach (var field in ended ? [] : register.RequiredFields)
        {
            if (!Carries(field.Index)) Fail($"`{register.Name}` needs `{field.Name}`.");
        }

        if (Problem is not null)
        {
            set.TakeBack(set.Count, firstField);
            return Problem;
        }

        var from = Instants.IsDay(at) ? calendarOf(source).StartOfDay(Instants.DayOf(at)) : at;
        set.Add(new RegisterRow(register.Index, KeyOf(register, key), from, ended, firstField, set.FieldCount - firstField, source, concealed));
        return null;
    }

    /// <summary>Key parts are read by name like fields; a protected part is tokenised (vocabulary.md §3).</summary>
    private void AddKeyParts(RegisterDefinition register, int key)
    {
        var parts = Parts(register, set.Symbols[key]);
        if (parts.Length != register.Key.Count)
        {
            Fail($"The key of `{register.Name}` has the parts {string.Join("/", register.Key)}.");
            return;
        }

        for (var i = 0; i < parts.Length && Problem is null; i++)
        {
            if (register.Field(register.Key[i]) is { } field) Field(field, Encoding.UTF8.GetBytes(parts[i]));
        }
    }

    private int KeyOf(RegisterDefinition register, int key)
    {
        if (!register.Key.Any(part => register.Field(part)?.Type == FieldType.Protected)) return key;
        var parts = Parts(register, set.Symbols[key]).Select((part, i) => register.Field(register.Key[i]) is { Type: FieldType.Protected } field ? Token(part) : part);
        return set.Symbols.Intern(string.Join('/', parts));
    }

    private static string[] Parts(RegisterDefinition register, string key) => register.Key.Count == 1 ? [key] : key.Split('/', register.Key.Count);
}
