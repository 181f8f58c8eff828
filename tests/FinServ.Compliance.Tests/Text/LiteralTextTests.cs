using FinServ.Compliance.Text;
using FsCheck;
using FsCheck.Fluent;

namespace FinServ.Compliance.Tests.Text;

public sealed class LiteralTextTests
{
    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(2000);

    /// <summary>Code points that fold, join, pair or look alike, and plain ones between them.</summary>
    private static readonly Gen<string> Point = Gen.OneOf(
        Gen.Elements("a", "b", "B", " ", "-", "1", "2", "９", "投", "诉", "一", "，", "。"),
        Gen.Elements("é", "e", "\u0301", "\u0323", "\u0302", "ß", "ẞ", "ﬁ", "ﬃ", "İ", "ı", "ς", "Σ", "ᾳ", "\u0345", "ｶ", "ﾞ", "㈱", "½"),
        Gen.Elements("가", "\u1100", "\u1161", "\u11A8", "각", "😀", "👍🏽", "👨\u200D👩", "\u200D", "𠮷", "\U0001D165", "\r", "\n", "\0"),
        Gen.Choose(0x20, 0xFFFF).Where(code => code is < 0xD800 or > 0xDFFF).Select(code => ((char)code).ToString()));

    /// <summary>Texts up to 30 code points with one of their pieces, cut at any code point.</summary>
    private static readonly Arbitrary<(string Text, string Piece)> Pieces =
        (from points in Point.ArrayOf().Resize(30)
         from start in Gen.Choose(0, points.Length)
         from length in Gen.Choose(0, points.Length - start)
         select (string.Concat(points), string.Concat(points.Skip(start).Take(length)))).ToArbitrary();

    [Fact]
    public void Any_piece_of_a_text_is_found_in_it() =>
        Check.One(Thorough, Prop.ForAll(Pieces, p => LiteralText.Contains(p.Text, p.Piece)));

    [Fact]
    public void The_index_never_misses_a_piece_of_a_text() =>
        Check.One(Thorough, Prop.ForAll(Pieces, p => Answers(p.Text, LiteralText.QueryTokens(p.Piece))));

    /// <summary>Texts of few different code points, so that many pairs match by chance.</summary>
    private static readonly Arbitrary<(string Text, string Phrase)> Pairs =
        (from text in Gen.Elements("a", "A", "é", "e", "\u0301", "\u0323", "投", "ﬁ", "f", "i", "😀").ArrayOf().Resize(12)
         from phrase in Gen.Elements("a", "é", "e", "\u0301", "\u0323", "投", "ﬁ", "f", "I", "😀").ArrayOf().Resize(3)
         select (string.Concat(text), string.Concat(phrase))).ToArbitrary();

    [Fact]
    public void The_index_never_misses_what_a_comparison_finds() =>
        Check.One(Thorough, Prop.ForAll(Pairs, p => !LiteralText.Contains(p.Text, p.Phrase) || Answers(p.Text, LiteralText.QueryTokens(p.Phrase))));

    [Fact]
    public void Positions_are_given_exactly_where_a_phrase_is_found() =>
        Check.One(Thorough, Prop.ForAll(Pairs, p => p.Phrase.Length == 0 || LiteralText.Contains(p.Text, p.Phrase) == (LiteralText.Positions(p.Text, p.Phrase).Count > 0)));

    [Theory]
    [InlineData("我要投诉你们", "投诉")]
    [InlineData("我要投诉你们", "诉")]
    [InlineData("Complaint", "PLAIN")] // inside a word
    [InlineData("工单20260302001", "0302")] // inside a number
    [InlineData("Ｆｕｌｌ　ｗｉｄｔｈ", "full width")]
    [InlineData("卡号（信用卡）", "(信用卡)")]
    [InlineData("Straße", "STRASSE")]
    [InlineData("ΟΔΟΣ", "οδος")]
    [InlineData("cafe\u0301", "CAFÉ")]
    [InlineData("ﬁnance", "fin")]
    [InlineData("好👍🏽的", "👍")]
    public void A_phrase_is_found_after_NFKC_and_case_folding(string text, string phrase)
    {
        Assert.True(LiteralText.Contains(text, phrase));
        Assert.True(Answers(text, LiteralText.QueryTokens(phrase)));
    }

    [Theory]
    [InlineData("投资建议申诉", "投诉")]
    [InlineData("complaint", "complaints")]
    public void What_is_not_there_is_not_found(string text, string phrase) => Assert.False(LiteralText.Contains(text, phrase));

    [Theory]
    [InlineData("我要投诉，投诉！", "投诉", new[] { 2, 4, 5, 7 })]
    [InlineData("😀ＡＢ", "ab", new[] { 2, 4 })]
    [InlineData("oﬃce", "ff", new[] { 1, 2 })] // part of a ligature marks it whole
    [InlineData("cafe\u0301s", "é", new[] { 3, 5 })]
    [InlineData("aaa", "aa", new[] { 0, 2 })]
    [InlineData("aaa", "", new int[0])]
    public void Matches_are_marked_in_the_original_text(string text, string phrase, int[] expected) =>
        Assert.Equal(expected, LiteralText.Positions(text, phrase).SelectMany(place => new[] { place.Start, place.End }));

    [Fact]
    public void Tokens_are_plain_letters_and_digits_so_that_tokenizers_leave_them_whole() =>
        Assert.Matches("^[a-z0-9]+( [a-z0-9]+)*$", LiteralText.IndexTokens("投诉 A-é.\"😀"));

    [Fact]
    public void Two_Chinese_signs_and_three_letters_make_a_whole_token_and_less_a_beginning()
    {
        Assert.Single(LiteralText.QueryTokens("投诉").All);
        Assert.Single(LiteralText.QueryTokens("fee").All);
        Assert.NotNull(LiteralText.QueryTokens("诉").Prefix);
        Assert.NotNull(LiteralText.QueryTokens("ab").Prefix);
        Assert.NotNull(LiteralText.QueryTokens("😀").Prefix);
        Assert.True(LiteralText.QueryTokens("").MatchesAnything);
    }

    /// <summary>What an index with simple tokens would answer.</summary>
    private static bool Answers(string text, LiteralQuery query)
    {
        var tokens = LiteralText.IndexTokens(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet();
        return query.All.All(tokens.Contains)
            && (query.Prefix is null || tokens.Any(token => token.StartsWith(query.Prefix, StringComparison.Ordinal)));
    }
}
