namespace FinServ.Compliance.Rules;

/// <summary>A rule in one of its versions, written `complaint-reply@3`.</summary>
public readonly record struct RuleRef(string Id, int Version)
{
    public override string ToString() => $"{Id}@{Version}";
}

/// <summary>How grave a violation is: S1 重大, S2 严重, S3 一般, S4 轻微 (policy/rules.md §4).</summary>
public enum Severity
{
    S1 = 1,
    S2,
    S3,
    S4,
}
