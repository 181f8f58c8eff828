namespace FinServ.Compliance.Checking;

/// <summary>A text that people read, in both languages of the product.</summary>
public sealed record LocalText(string Zh, string En)
{
    /// <param name="language">`zh-CN` or `en`; anything that does not start with `en` is Chinese.</param>
    public string In(string language) => language.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? En : Zh;

    public override string ToString() => $"{Zh} / {En}";
}
