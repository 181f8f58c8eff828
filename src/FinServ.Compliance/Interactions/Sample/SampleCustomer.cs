namespace FinServ.Compliance.Interactions.Sample;

/// <summary>A customer of the sample: synthetic throughout, the same for the same number.</summary>
internal sealed record SampleCustomer(int Number, bool English)
{
    /// <summary>How many there are at the start of the quarter; new customers follow.</summary>
    public const int Count = 3600;

    private const int Foreign = 9; // of a hundred write English

    private static readonly string[] surnames = ["王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱", "高", "林", "何", "郭", "马", "罗"];
    private static readonly string[] englishNames = ["Smith", "Brown", "Taylor", "Wilson", "Evans", "Clark", "Green", "Hall", "Baker", "Wright"];
    private static readonly string[] segments = ["mass", "mass", "mass", "mass", "mass", "vip", "vip", "private-banking"];
    private static readonly string[] channels = ["call", "call", "call", "chat", "app", "sms", "email", "messenger"];

    public SampleCustomer(int number) : this(number, number * 37 % 100 < Foreign)
    {
    }

    public string Key => $"SB-K{Number:00000}";

    public string Name => English
        ? $"{(Number % 2 == 0 ? "Mr" : "Ms")} {englishNames[Number / 100 % englishNames.Length]}"
        : surnames[Number * 7 % surnames.Length] + (Number % 2 == 0 ? "先生" : "女士");

    /// <summary>In the range of the papers' synthetic numbers.</summary>
    public string Phone => $"1380000{Number % 10_000:0000}";

    public string Mail => $"k{Number:00000}@example.com";

    public string Segment => segments[Number * 13 % segments.Length];

    public string PreferredChannel => channels[Number * 11 % channels.Length];

    public string Branch => SampleBank.Branches[Number % SampleBank.Branches.Count].Id;

    /// <summary>Refused callbacks from the start of the quarter on.</summary>
    public bool RefusesCallbacks => Number % 97 == 5;

    public string Words(string zh, string en) => English ? en : zh;

    public static SampleCustomer Any(SampleRandom random) => new(random.Below(Count));
}
