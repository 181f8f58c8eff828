using FinServ.Compliance.Text;
using FsCheck;
using FsCheck.Fluent;

namespace FinServ.Compliance.Tests.Text;

public sealed class TextMaskerTests
{
    private static readonly PersonalDataScanner Scanner = new(TimeProvider.System);
    private static readonly TextMasker Masker = new(Scanner);

    /// <summary>Values, words, masks and joints of texts, so that any of them meets any other.</summary>
    private static readonly Arbitrary<string> Texts = Gen.OneOf(
            Gen.Elements("6222020000000000000", "6225 8800 0000 0001", "13912345678", "+86 139 1234 5678", "11010519491231002X", "wang@example.com", "w1@mail.13912345678.com"),
            Gen.Elements("123456", "1234", "123", "12/26", "1226", "abc123", "hunter2", "１２３４", "一二三四五六", "500元", "2026-03-02", "12:30"),
            Gen.Elements("验证码", "密码", "口令", "安全码", "CVV", "有效期", "卡号", "手机", "后三位", "code", "code is", "OTP", "PIN", "password", "expiry", "订单号", "尾号"),
            Gen.Elements("是", "：", ":", " ", "-", ".", "，", "\"", "=", "@", "*", "***", "******", "622202*********0000", "w***@", "**/**", "，请", "x", "X", "😀", "\n"))
        .ArrayOf().Resize(14).Select(string.Concat).ToArbitrary();

    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(2000);

    [Fact]
    public void Masking_a_masked_text_changes_nothing() =>
        Check.One(Thorough, Prop.ForAll(Texts, text => Masker.Mask(Masker.Mask(text).Text).Text == Masker.Mask(text).Text));

    [Fact]
    public void Nothing_that_must_be_masked_is_left_in_a_masked_text() =>
        Check.One(Thorough, Prop.ForAll(Texts, text => !Scanner.Scan(Masker.Mask(text).Text).Any(finding => finding.IsMasked)));

    [Fact]
    public void Findings_stand_in_order_inside_the_text_and_never_overlap() =>
        Check.One(Thorough, Prop.ForAll(Texts, text =>
        {
            var end = 0;
            foreach (var finding in Masker.Mask(text).Findings)
            {
                if (finding.Start < end || finding.End <= finding.Start || finding.End > text.Length) return false;
                end = finding.End;
            }

            return true;
        }));

    [Fact]
    public void Text_outside_the_findings_stays_as_it_was_written() =>
        Check.One(Thorough, Prop.ForAll(Texts, text =>
        {
            var masked = Masker.Mask(text);
            var rest = masked.Text.AsSpan();
            var at = 0;
            foreach (var finding in masked.Findings.Where(finding => finding.IsMasked))
            {
                var before = text.AsSpan(at, finding.Start - at);
                if (!rest.StartsWith(before)) return false;
                rest = rest[(before.Length + finding.Masked(text).Length)..];
                at = finding.End;
            }

            return rest.SequenceEqual(text.AsSpan(at));
        }));

    [Theory]
    [InlineData("我的卡号是6225880000000001，验证码是482913", "我的卡号是6225880000000001，验证码是******")]
    [InlineData("密码hunter2，手机13912345678", "密码******，手机13912345678")]
    [InlineData("卡号6225880000000001有效期12/26", "卡号622588******0001有效期**/**")] // together they authenticate
    [InlineData("没有什么", "没有什么")]
    public void Authentication_data_is_destroyed_in_what_may_be_sealed_and_the_rest_is_kept(string text, string expected)
    {
        var masked = Masker.Mask(text);

        Assert.Equal(expected, masked.OriginalWithoutC3);
        Assert.Equal(text != expected, masked.HasAuthenticationData);
    }

    [Theory]
    [InlineData("手机13912345678", 2, 13, 2, 13)]
    [InlineData("😀👍🏽手机13912345678", 8, 19, 5, 16)]
    [InlineData("𠮷野家電話：１３９　１２３４　５６７８。", 7, 20, 6, 19)]
    public void Places_are_told_in_UTF16_units_and_in_code_points(string text, int start, int end, int startInCodePoints, int endInCodePoints)
    {
        var finding = Assert.Single(Scanner.Scan(text));

        Assert.Equal((start, end), (finding.Start, finding.End));
        Assert.Equal((startInCodePoints, endInCodePoints), finding.InCodePoints(text));
    }

    [Theory]
    [InlineData("6222020000000000000@qq.com", PersonalData.Mail)] // the longer wins
    [InlineData("密码13912345678", PersonalData.Password)] // a secret wins
    [InlineData("验证码：13912345678", PersonalData.Mobile)]
    public void Where_two_kinds_meet_one_stands(string text, string kind) => Assert.Equal(kind, Assert.Single(Scanner.Scan(text)).Kind);

    [Fact]
    public void A_bank_s_own_mailbox_is_nobody_s_personal_data()
    {
        var path = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N") + ".yaml");
        var shipped = File.ReadAllText(Path.Combine(TestData.RulesFolder, "lexicons", "personal-data.yaml"));
        File.WriteAllText(path, shipped.Replace("bank_mail_domains: []", "bank_mail_domains: [bank.example]", StringComparison.Ordinal));
        var problems = new Checking.Problems();
        var scanner = new PersonalDataScanner(TimeProvider.System, PersonalDataLists.Load(path, problems));
        File.Delete(path);

        Assert.Empty(problems.InOrder());
        Assert.Empty(scanner.Scan("写信到 service@mail.bank.example"));
        Assert.Single(scanner.Scan("写信到 service@otherbank.example"));
    }

    [Fact]
    public void A_broken_list_is_refused_with_its_place()
    {
        var path = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N") + ".yaml");
        File.WriteAllText(path, "version: 1\nmobile_segments: 130-13 13x\n");
        var problems = new Checking.Problems();

        Assert.Null(PersonalDataLists.Load(path, problems));
        File.Delete(path);
        Assert.Contains(problems.InOrder(), problem => problem.Line == 2 && problem.Message.Contains("130-13", StringComparison.Ordinal));
        Assert.Contains(problems.InOrder(), problem => problem.Message.Contains("`context`", StringComparison.Ordinal));
    }
}
