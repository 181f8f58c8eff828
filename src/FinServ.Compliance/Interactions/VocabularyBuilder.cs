using System.Globalization;
using FinServ.Compliance.Checking;

namespace FinServ.Compliance.Interactions;

/// <summary>Turns a draft into the data dictionary: numbers the names, finds each field's codes, and checks that all fits.</summary>
internal sealed class VocabularyBuilder(VocabularyDraft draft)
{
    private readonly Dictionary<string, (int Index, FieldDraft Field, string Holder)> names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CodeSet> lists = draft.Codes.ToDictionary(list => list.Key, list => new CodeSet(list.Value), StringComparer.Ordinal);

    public Vocabulary Build()
    {
        var common = draft.Common.Select(field => Field(field, "every event")).ToArray();
        var events = draft.Events.Select((type, index) => Event(type, index, common)).ToArray();
        var registers = draft.Registers.Select(Register).ToArray();

        return new()
        {
            CommonFields = common,
            Events = events,
            Registers = registers,
            CodeLists = lists,
            FieldNames = [.. names.OrderBy(name => name.Value.Index).Select(name => name.Key)],
            FieldTypes = [.. names.Values.OrderBy(name => name.Index).Select(name => name.Field.Type)],
            Placeholders = draft.Placeholders,
            LevelOrder = draft.LevelOrder,
            Indicators = draft.Indicators,
            Steps = draft.Steps,
            Pauses = draft.Pauses,
        };
    }

    private EventType Event(EventDraft type, int index, IReadOnlyList<FieldDefinition> common)
    {
        var fields = type.Fields.Select(field => Field(field, type.Name)).ToArray();
        Expect(type.Keys.OrField, type);
        Expect(type.CarriesFieldsOf, type);
        return new(fields, common)
        {
            Index = index,
            Name = type.Name,
            Title = type.Title,
            Meaning = type.Meaning,
            Area = type.Area,
            Keys = type.Keys,
            CarriesFieldsOf = type.CarriesFieldsOf,
        };
    }

    private static void Expect(string? field, EventDraft type)
    {
        if (field is null || type.Fields.Exists(known => known.Name == field)) return;
        type.Place.Report($"{type.Name} has no field `{field}`.", Spelling.Suggest(field, type.Fields.Select(known => known.Name)));
    }

    private RegisterDefinition Register(RegisterDraft register, int index)
    {
        var fields = register.Fields.Select(field => Field(field, register.Name) with { IsKey = register.Key.Contains(field.Name) }).ToArray();
        foreach (var part in register.Key.Except(fields.Select(field => field.Name)))
            register.Place.Report($"The key part `{part}` is not among the fields of {register.Name}.", "Declare it under `fields`.");
        foreach (var name in register.FoldedFrom.Except(draft.Events.Select(type => type.Name)))
            register.Place.Report($"There is no event `{name}` to make rows of.", Spelling.Suggest(name, draft.Events.Select(type => type.Name)));

        return new(register.Key, fields)
        {
            Index = index,
            Name = register.Name,
            Title = register.Title,
            Meaning = register.Meaning,
            FoldedFrom = register.FoldedFrom,
        };
    }

    private FieldDefinition Field(FieldDraft field, string holder)
    {
        if (!names.TryGetValue(field.Name, out var known)) names[field.Name] = known = (names.Count, field, holder);
        else if (known.Field.Type != field.Type) ReportTwoTypes((known.Field, known.Holder), (field, holder));

        var codes = Codes(field);
        var means = AbsenceOf(field, codes);
        return new()
        {
            Index = known.Index,
            Name = field.Name,
            Type = field.Type,
            Unit = field.Unit,
            Codes = codes,
            Required = field.Required,
            Absent = means == AbsentMeaning.Value ? field.Absent : null,
            AbsentMeans = means,
            Minimum = field.Minimum,
            Maximum = field.Maximum,
            Meaning = field.Meaning,
        };
    }

    /// <summary>A pack is at fault rather than the dictionary that it extends, wherever the two stand.</summary>
    private void ReportTwoTypes((FieldDraft Field, string Holder) first, (FieldDraft Field, string Holder) second)
    {
        var (wrong, right) = first.Field.Place.File == draft.MainFile ? (second, first) : (first, second);
        wrong.Field.Place.Report(
            $"`{wrong.Field.Name}` is {wrong.Field.Type.NameOf()} here and {right.Field.Type.NameOf()} in {right.Holder}.",
            "A name has one type everywhere: use another name.");
    }

    private CodeSet? Codes(FieldDraft field)
    {
        if (!field.Type.HasCodes()) return null;

        var shared = lists.GetValueOrDefault(field.Name);
        if (field.Codes is null && shared is null)
            field.Place.Report($"`{field.Name}` has no list of codes.", $"Write `codes: […]` at the field, or add the list `{field.Name}` under `codes`.");
        if (field.Codes is not null && shared is not null)
            field.Place.Report($"`{field.Name}` has a list here and one under `codes`.", "A code field has one list everywhere: remove this one.");
        return field.Codes is null ? shared : new(field.Codes);
    }

    private static AbsentMeaning AbsenceOf(FieldDraft field, CodeSet? codes)
    {
        if (field.Absent is not { } absent) return AbsentMeaning.Unknown;
        if (absent == "none" && codes?.Contains(absent) != true) return AbsentMeaning.Nothing;

        var fits = field.Type switch
        {
            FieldType.Bool => absent is "true" or "false",
            FieldType.Code => codes?.Contains(absent) != false,
            var type when type.IsNumber() => decimal.TryParse(absent, NumberStyles.Float, CultureInfo.InvariantCulture, out _),
            FieldType.Text or FieldType.Id => true,
            _ => false,
        };
        if (!fits) field.Place.Report($"`{absent}` is no value of `{field.Name}`.", "Write a value of its type, or `none` where absence means that there is none.");
        return AbsentMeaning.Value;
    }
}
