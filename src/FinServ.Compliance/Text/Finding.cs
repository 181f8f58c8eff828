namespace FinServ.Compliance.Text;

/// <summary>How sure a detector is. Source: policy/lexicons.md §9.1.</summary>
public enum Confidence
{
    /// <summary>Pattern only: never raised, masked only where the class is C3.</summary>
    Low,

    /// <summary>Checksum or list passed, no context: masked, raised from three hits a record.</summary>
    Medium,

    /// <summary>Checksum and context, or the context of authentication data: masked and raised.</summary>
    High,
}

/// <summary>How much harm a leak does, C3 (authentication data) most. Source: policy/regulations.md §4.1.</summary>
public enum DataClass
{
    C1,
    C2,
    C3,
    Sensitive,
    None,
}

/// <summary>Personal data found in a text, by its place; the value itself is never carried.</summary>
/// <param name="Kind">Detector id as in policy/lexicons.md §9.2, e.g. `card-pan`.</param>
/// <param name="Class">How much harm a leak of it does.</param>
/// <param name="Confidence">How sure the detector is.</param>
/// <param name="Start">First UTF-16 unit of the value in the text that was scanned.</param>
/// <param name="End">End of the value in UTF-16 units, exclusive.</param>
public readonly record struct Finding(string Kind, DataClass Class, Confidence Confidence, int Start, int End)
{
    /// <summary>Whether stored text must not show it: high and medium confidence, and class C3 always.</summary>
    public bool IsMasked => Confidence >= Confidence.Medium || Class == DataClass.C3;

    /// <summary>Whether it is authentication data, destroyed even in sealed originals.</summary>
    public bool IsSecret => Class == DataClass.C3;

    /// <summary>What stands in its place in stored text.</summary>
    public string Masked(ReadOnlySpan<char> text) => Masks.Of(Kind, text[Start..End]);

    /// <summary>Its place in code points, as tools count that do not use UTF-16.</summary>
    public (int Start, int End) InCodePoints(ReadOnlySpan<char> text)
    {
        var before = CodePoints.Count(text[..Start]);
        return (before, before + CodePoints.Count(text[Start..End]));
    }
}

/// <summary>The kinds of personal data that the detectors find, by their ids in policy/lexicons.md §9.2.</summary>
public static class PersonalData
{
    public const string IdentityNumber = "cn-id18";
    public const string CardNumber = "card-pan";
    public const string Mobile = "cn-mobile";
    public const string Mail = "email";
    public const string CardCode = "card-cvv";
    public const string CardExpiry = "card-expiry";
    public const string OneTimeCode = "secret-otp";
    public const string Password = "secret-pwd";
}
