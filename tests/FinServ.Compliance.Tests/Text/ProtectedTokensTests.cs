using FinServ.Compliance.Text;

namespace FinServ.Compliance.Tests.Text;

public sealed class ProtectedTokensTests
{
    private static readonly ProtectedTokens Tokens = new(new byte[32]);

    [Theory]
    [InlineData("13912345678", "139 1234 5678")]
    [InlineData("13912345678", "+86-139-1234-5678")]
    [InlineData("13912345678", "１３９１２３４５６７８")]
    [InlineData("010-12345678", "+86 10 12345678")]
    [InlineData("wang.min@example.com", " Wang.Min@Example.COM ")]
    [InlineData("11010519491231002X", "110105 19491231 002x")]
    [InlineData("王敏", "王敏 ")]
    [InlineData("John  Smith", "JOHN SMITH")]
    public void Equal_values_have_equal_tokens_however_they_are_written(string one, string other) =>
        Assert.Equal(Tokens.Token(one), Tokens.Token(other));

    [Fact]
    public void Different_values_and_different_keys_give_different_tokens()
    {
        Assert.NotEqual(Tokens.Token("王敏"), Tokens.Token("王民"));
        Assert.NotEqual(Tokens.Token("王敏"), new ProtectedTokens([.. Enumerable.Repeat((byte)1, 32)]).Token("王敏"));
    }

    [Fact]
    public void A_token_shows_its_facets_and_nothing_of_the_value()
    {
        Assert.Matches("^t1:[A-Z2-7]{32}:m:@example\\.com$", Tokens.Token("wang.min@example.com"));
        Assert.Matches("^t1:[A-Z2-7]{32}:t$", Tokens.Token("13912345678"));
        Assert.Matches("^t1:[A-Z2-7]{32}:-$", Tokens.Token("王敏"));
    }

    [Theory]
    [InlineData("13912345678", true, false)]
    [InlineData("13800000000", true, false)]
    [InlineData("1391234567", false, false)] // ten digits
    [InlineData("14212345678", false, false)] // a segment that is not allotted
    [InlineData("+4915112345678", true, false)] // foreign numbers by E.164 only
    [InlineData("+86 10 82345678", true, false)]
    [InlineData("0571-87654321", true, false)]
    [InlineData("0571-1765432", false, false)]
    [InlineData("无", false, true)]
    [InlineData("N/A", false, true)]
    [InlineData("111", false, true)]
    [InlineData("王敏", false, false)]
    public void A_rule_can_ask_whether_a_telephone_number_is_valid_or_a_placeholder(string value, bool isPhone, bool isPlaceholder)
    {
        var facets = ProtectedTokens.TryFacets(Tokens.Token(value));

        Assert.NotNull(facets);
        Assert.Equal((isPhone, isPlaceholder), (facets.IsValidPhone, facets.IsPlaceholder));
    }

    [Theory]
    [InlineData("wang.min@example.com", "example.com")]
    [InlineData("wang@Mail.Example.CN", "mail.example.cn")]
    [InlineData("wang@example.nosuchtld", null)]
    [InlineData("wang example.com", null)]
    [InlineData("wang@@example.com", null)]
    [InlineData("wang@example.com extra", null)]
    public void A_rule_can_ask_for_the_domain_of_a_valid_mail_address(string value, string? domain)
    {
        var facets = ProtectedTokens.TryFacets(Tokens.Token(value));

        Assert.Equal((domain is not null, domain), (facets!.IsValidMail, facets.MailDomain));
    }

    [Theory]
    [InlineData("13912345678")]
    [InlineData("t1:short:t")]
    [InlineData("t2:ABCDEFGHIJKLMNOPQRSTUVWXYZ234567:t")]
    [InlineData("t1:ABCDEFGHIJKLMNOPQRSTUVWXYZ234567:z")]
    public void What_is_no_token_has_no_facets(string text) => Assert.Null(ProtectedTokens.TryFacets(text));

    [Theory]
    [InlineData("13912342047", "139****2047")]
    [InlineData("+86 139 1234 2047", "139****2047")]
    [InlineData("张三丰", "张**")]
    [InlineData("wang@example.com", "w***@example.com")]
    [InlineData("11010519491231002X", "110105**********2X")]
    [InlineData("6222020000000000000", "622202*********0000")]
    [InlineData("87654321", "******21")]
    [InlineData("1234", "****")]
    [InlineData("", "")]
    public void A_protected_value_is_shown_masked(string value, string expected) => Assert.Equal(expected, ProtectedValue.Masked(value));
}
