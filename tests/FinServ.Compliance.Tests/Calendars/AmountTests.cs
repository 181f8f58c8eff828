using FinServ.Compliance.Calendars;
using FsCheck;
using FsCheck.Fluent;

namespace FinServ.Compliance.Tests.Calendars;

public sealed class AmountTests
{
    [Theory]
    [InlineData("120s", 120_000, AmountUnit.Milliseconds)]
    [InlineData("30m", 1_800_000, AmountUnit.Milliseconds)]
    [InlineData("9h", 32_400_000, AmountUnit.Milliseconds)]
    [InlineData("250ms", 250, AmountUnit.Milliseconds)]
    [InlineData("15d", 15, AmountUnit.NaturalDays)]
    [InlineData("8w", 56, AmountUnit.NaturalDays)]
    [InlineData("1mo", 1, AmountUnit.Months)]
    [InlineData("3y", 3, AmountUnit.Years)]
    [InlineData("2bd", 2, AmountUnit.WorkingDays)]
    [InlineData("2rbd", 2, AmountUnit.RollingWorkingDays)]
    public void An_amount_is_a_number_and_its_unit(string text, long value, AmountUnit unit)
    {
        Assert.True(Amount.TryParse(text, out var amount));
        Assert.Equal(new Amount(value, unit), amount);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("15")]
    [InlineData("d")]
    [InlineData("-1d")]
    [InlineData("1.5h")]
    [InlineData("15 d")]
    [InlineData("2BD")]
    [InlineData("9223372036854775807h")] // too many milliseconds
    [InlineData("99999999999999999999d")]
    public void Anything_else_is_refused(string? text) => Assert.False(Amount.TryParse(text, out _));

    /// <summary>Any unit with small and very large values.</summary>
    private static readonly Arbitrary<Amount> Amounts =
        (from unit in Gen.Elements(Enum.GetValues<AmountUnit>())
         from value in Gen.OneOf(Gen.Choose(0, 200).Select(n => (long)n), Gen.Choose(0, int.MaxValue).Select(n => n * 1_000L))
         select new Amount(value, unit)).ToArbitrary();

    [Fact]
    public void What_is_printed_is_read_back() =>
        Prop.ForAll(Amounts, amount => Amount.TryParse(amount.ToString(), out var read) && read == amount).QuickCheckThrowOnFailure();
}
