using FinServ.Compliance.Text;

namespace FinServ.Compliance.Tests.Text;

public sealed class RawRowsTests
{
    private static readonly RawRows Rows = new(new(new(TimeProvider.System)));

    [Theory]
    [InlineData("K1,2026-03-02,\"验证码是482913，手机13912345678\"", "K1,2026-03-02,\"验证码是******，手机13912345678\"")]
    [InlineData("{\"text\":\"\\u9a8c\\u8bc1\\u7801\\u662f482913\"}", "{\"text\":\"验证码是******\"}")] // escaped
    [InlineData("{\"text\":\"\\\\u9a8c 482913 \\u0022\\n\"}", "{\"text\":\"\\\\u9a8c 482913 \\u0022\\n\"}")] // no escapes of letters
    [InlineData("{\"password\": \"hunter2\", \"pin\":\"4821\"}", "{\"password\": \"******\", \"pin\":\"******\"}")]
    [InlineData("{\"verificationCode\":\"482913\",\"loginPassword\":\"hunter2\"}", "{\"verificationCode\":\"******\",\"loginPassword\":\"******\"}")]
    [InlineData("{\"card_cvv\":123,\"card_no\":\"6225880000000001\"}", "{\"card_cvv\":\"***\",\"card_no\":\"622588******0001\"}")]
    public void Authentication_data_is_destroyed_before_a_row_is_sealed(string raw, string expected) => Assert.Equal(expected, Rows.Destroy(raw));

    [Theory]
    [InlineData("{\"cvv\":123,\"n\":1.5,\"ok\":true,\"list\":[1,2],\"note\":\"安全码 123 \\\" \\u0041\"}")]
    [InlineData("{\"otp\" : 4821 }")]
    public void A_row_of_JSON_is_still_JSON(string raw)
    {
        using var row = System.Text.Json.JsonDocument.Parse(Rows.Destroy(raw));

        Assert.DoesNotMatch("123|4821", row.RootElement.ToString());
    }

    [Fact]
    public void A_row_is_shown_with_everything_masked() =>
        Assert.Equal("K1,\"验证码是******，手机139****5678\"", Rows.Masked("K1,\"验证码是482913，手机13912345678\""));
}
