using FinServ.Compliance.Text;

namespace FinServ.Compliance.Tests.Text;

public sealed class PersonalDataScannerTests
{
    private static readonly PersonalDataScanner Scanner = new(new StoppedClock());
    private static readonly TextMasker Masker = new(Scanner);

    [Theory] // policy/lexicons.md §9.3.1
    [InlineData("11010519491231002X", Confidence.Medium)]
    [InlineData("身份证11010519491231002X", Confidence.High)]
    [InlineData("110105 19491231 002x", Confidence.Medium)]
    [InlineData("440524188001010014", Confidence.Low)] // born in 1880
    [InlineData("110105194912310021", null)] // wrong check digit
    [InlineData("999999190001010015", null)] // no such region
    [InlineData("110105209912310027", null)] // not born yet
    [InlineData("A1B11010519491231002X", null)] // part of a code
    [InlineData("11010519491231002XY", null)]
    public void An_identity_number_needs_region_birthday_and_check_character(string text, Confidence? expected) =>
        Assert.Equal(expected, Only(text, PersonalData.IdentityNumber));

    [Theory] // policy/lexicons.md §9.3.3 and §9.4
    [InlineData("6222020000000000000", Confidence.Medium)]
    [InlineData("6228480000000000000", Confidence.Medium)]
    [InlineData("6225880000000001", Confidence.Medium)]
    [InlineData("4367420000000000001", Confidence.Medium)]
    [InlineData("622202000000000015", null)] // 18 digits for a prefix of 19
    [InlineData("4111111111111111", null)] // published for tests
    [InlineData("6222020000000000001", Confidence.Low)] // domestic prefix, but Luhn fails
    [InlineData("客户：我的卡号是6222 0200 0000 0000 000，怎么还没到账", Confidence.High)]
    [InlineData("订单号1234567890123456已发货", null)]
    [InlineData("订单号6225880000000001已发货", Confidence.Low)]
    [InlineData("卡号9430010000000000", Confidence.Medium)] // unlisted prefix, Luhn, a card word
    [InlineData("9430010000000000", null)]
    [InlineData("卡号622202******0000", null)] // masked already
    [InlineData("卡号６２２５８８００００００００００１", null)] // 17 digits
    [InlineData("卡号６２２５８８０００００００００１", Confidence.High)]
    [InlineData("卡号六二二五八八零零零零〇〇〇〇〇一", Confidence.High)]
    [InlineData("4532-2766-4457-7020", Confidence.Medium)]
    [InlineData("card 3474 159773 07943", Confidence.High)]
    public void A_card_number_needs_issuer_length_and_Luhn(string text, Confidence? expected) =>
        Assert.Equal(expected, Only(text, PersonalData.CardNumber));

    [Theory] // policy/lexicons.md §9.3.4 and §9.4
    [InlineData("13912345678", Confidence.Medium)]
    [InlineData("手机13912345678", Confidence.High)]
    [InlineData("+86 139 1234 5678", Confidence.High)]
    [InlineData("0086-13912345678", Confidence.High)]
    [InlineData("139-1234-5678", Confidence.Medium)]
    [InlineData("手机13800000000", Confidence.Medium)] // a placeholder is masked, yet never raised alone
    [InlineData("手机一三九一二三四五六七八", Confidence.High)]
    [InlineData("14212345678", null)] // not allotted
    [InlineData("19412345678", null)]
    [InlineData("12912345678", null)]
    [InlineData("13912345678.50", null)] // an amount
    [InlineData("¥13912345678", null)]
    [InlineData("13912345678元", null)]
    [InlineData("139123456789", null)] // part of a longer run
    [InlineData("1-800-555-1234", null)]
    [InlineData("流水号13912345678", Confidence.Low)]
    [InlineData("2026-03-02 13912345678", Confidence.Medium)]
    [InlineData("1462060800000", Confidence.Low)] // a time stamp as likely as a thing's number
    [InlineData("物联网卡联系号1462060800000", Confidence.Medium)]
    public void A_mobile_number_needs_an_allotted_segment(string text, Confidence? expected) =>
        Assert.Equal(expected, Only(text, PersonalData.Mobile));

    [Theory]
    [InlineData("wang@example.com", Confidence.Medium)]
    [InlineData("邮箱wang.min+a@mail.example.com.cn。", Confidence.High)]
    [InlineData("see wang@example.com.Thanks", Confidence.Medium)]
    [InlineData("13912345678@163.com", Confidence.Medium)]
    [InlineData("ｗａｎｇ＠ｅｘａｍｐｌｅ．ｃｏｍ", Confidence.Medium)]
    [InlineData("wang@example.nosuchtld", null)]
    [InlineData("wang@localhost", null)]
    [InlineData("@example.com", null)]
    [InlineData("w***@example.com", null)]
    public void A_mail_address_needs_a_known_top_level_domain(string text, Confidence? expected) =>
        Assert.Equal(expected, Only(text, PersonalData.Mail));

    [Theory] // policy/lexicons.md §9.5 and §9.2
    [InlineData("11010519491231002X", "110105**********2X")]
    [InlineData("6222020000000000000", "622202*********0000")]
    [InlineData("6222 0200 0000 0000 000", "622202*********0000")]
    [InlineData("13800000000", "138****0000")]
    [InlineData("+86 139 1234 5678", "+86 139****5678")]
    [InlineData("wang@example.com", "w***@example.com")]
    [InlineData("您的验证码是123456，请勿告诉他人", "您的验证码是******，请勿告诉他人")]
    [InlineData("我的密码是abc123", "我的密码是******")]
    [InlineData("密码：１２３４５６。", "密码：******。")]
    [InlineData("密码改成了778812", "密码改成了******")]
    [InlineData("取款密码设置成 778812 了", "取款密码设置成 ****** 了")]
    [InlineData("安全码是123", "安全码是***")]
    [InlineData("the three digits on the back are 331", "the three digits on the back are ***")]
    [InlineData("password: hunter2", "password: ******")]
    [InlineData("PIN 1234", "PIN ******")]
    [InlineData("Your code is 482913", "Your code is ******")]
    [InlineData("482913 is your verification code", "****** is your verification code")]
    [InlineData("482913（验证码）", "******（验证码）")]
    [InlineData("卡背面三位安全码 123", "卡背面三位安全码 ***")]
    [InlineData("CVV123", "CVV***")]
    [InlineData("信用卡有效期12/26", "信用卡有效期**/**")]
    [InlineData("卡号6225880000000001，有效期1226，后三位是123", "卡号622588******0001，有效期**/**，后三位是***")]
    [InlineData("{\"password\":\"hunter2\",\"otp\":\"4821\"}", "{\"password\":\"******\",\"otp\":\"******\"}")]
    [InlineData("验证码一二三四五六", "验证码******")]
    public void Values_are_masked(string text, string expected)
    {
        Assert.Equal(expected, Masker.Mask(text).Text);
    }

    [Theory] // policy/lexicons.md §9.4 and §9.6
    [InlineData("麻烦您把验证码告诉我一下")]
    [InlineData("请不要把验证码告诉任何人")]
    [InlineData("订单号1234567890123456已发货")]
    [InlineData("这款产品不保本，可能亏损")]
    [InlineData("再不解决我就打12378")]
    [InlineData("验证码2026年3月才收到")]
    [InlineData("收不到95588发来的验证码")]
    [InlineData("尾号1234的卡收不到验证码")]
    [InlineData("验证码发到尾号5678的手机")]
    [InlineData("转账5000，验证码没有来")]
    [InlineData("密码输错3次，锁定24小时")]
    [InlineData("我的密码是多少")]
    [InlineData("password is incorrect")]
    [InlineData("password: When I called the bank")]
    [InlineData("优惠券有效期12/31")] // no card
    [InlineData("信用卡有效期2027-09-12")] // a whole date
    [InlineData("手机后三位123")] // no card
    [InlineData("zip code 10001, area code 2125, Civil Code 2924.17")]
    [InlineData("my zip code is 35350")]
    [InlineData("driver's license number is U62928788557186")]
    [InlineData("Pin # XXXX")]
    [InlineData("邮编100080，行号102100099996")]
    public void What_only_looks_like_it_is_left_alone(string text) => Assert.Equal(text, Masker.Mask(text).Text);

    private static Confidence? Only(string text, string kind)
    {
        var found = Scanner.Scan(text);
        return found.Count == 0 ? null : Assert.Single(found, finding => finding.Kind == kind).Confidence;
    }

    private sealed class StoppedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 6, 30, 0, 0, 0, TimeSpan.Zero);
    }
}
