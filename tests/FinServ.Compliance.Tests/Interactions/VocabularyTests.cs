using FinServ.Compliance.Interactions;

namespace FinServ.Compliance.Tests.Interactions;

/// <summary>The shipped data dictionary. The numbers are counted in policy/vocabulary.md.</summary>
public sealed class VocabularyTests
{
    private static readonly Vocabulary Shipped = Vocabulary.Load(Path.Combine(TestData.RulesFolder, "vocabulary.yaml"));

    [Fact]
    public void The_whole_paper_is_there()
    {
        Assert.Equal(144, Shipped.Events.Count);
        Assert.Equal(34, Shipped.Registers.Count);
        Assert.Equal(77, Shipped.CodeLists.Count);
        Assert.Equal(53, Shipped.Indicators.Count);
        Assert.Equal(5, Shipped.Steps.Count);
        Assert.Equal(5, Shipped.Pauses.Count);
        Assert.Equal(8, Shipped.Placeholders.Count);
        Assert.Equal(3, Shipped.CommonFields.Count);
        Assert.Equal(667, Shipped.Events.Sum(type => type.Fields.Count)); // 666 of the paper and the required `confidence` of ContentClassified
    }

    [Theory]
    [InlineData("Contact", 19)]
    [InlineData("Case", 24)]
    [InlineData("Business", 7)]
    [InlineData("Escalation", 4)]
    [InlineData("Complaint", 18)]
    [InlineData("Follow-up", 6)]
    [InlineData("Data", 11)]
    [InlineData("Operation", 15)]
    [InlineData("Programme", 27)]
    [InlineData("Notice", 10)]
    [InlineData("Measure", 3)]
    public void Each_area_has_its_events(string area, int count) =>
        Assert.Equal(count, Shipped.Events.Count(type => type.Area == area));

    [Fact]
    public void Every_name_speaks_both_languages()
    {
        var texts = Shipped.Events.SelectMany(type => type.Fields.Select(field => field.Meaning).Append(type.Title).Append(type.Meaning))
            .Concat(Shipped.Registers.SelectMany(register => register.Fields.Select(field => field.Meaning).Append(register.Title).Append(register.Meaning)))
            .Concat(Shipped.CommonFields.Select(field => field.Meaning))
            .Concat(Shipped.Indicators.Select(indicator => indicator.Title));

        Assert.All(texts, text => Assert.True(text.En.Length > 0 && text.Zh.Any(letter => letter >= 0x4E00), text.ToString()));
    }

    [Fact]
    public void A_field_keeps_type_codes_bounds_and_absence()
    {
        var level = Shipped.Event("EscalationAccepted")!.Field("level")!;
        Assert.Equal(FieldType.Code, level.Type);
        Assert.Contains("bank-leader", level.Codes!);
        Assert.True(level.Required);

        var satisfaction = Shipped.Event("SurveyAnswered")!.Field("satisfaction")!;
        Assert.Equal((1m, 5m), (satisfaction.Minimum, satisfaction.Maximum));
        Assert.Equal(AbsentMeaning.Unknown, satisfaction.AbsentMeans);

        var relation = Shipped.Event("ComplaintReceived")!.Field("relation")!;
        Assert.Equal((AbsentMeaning.Value, "self"), (relation.AbsentMeans, relation.Absent));

        Assert.Equal(AbsentMeaning.Nothing, Shipped.Register("staff")!.Field("employedUntil")!.AbsentMeans);
    }

    [Fact]
    public void Every_event_may_carry_the_common_fields() =>
        Assert.All(Shipped.Events, type => Assert.NotNull(type.Field("cancelled")));

    [Fact]
    public void One_name_has_one_index_and_one_type_everywhere()
    {
        var all = Shipped.Events.SelectMany(type => type.Fields).Concat(Shipped.Registers.SelectMany(register => register.Fields)).ToArray();

        Assert.All(all, field => Assert.Equal(field.Name, Shipped.FieldNames[field.Index]));
        Assert.All(all, field => Assert.Equal(field.Type, Shipped.FieldTypes[field.Index]));
        Assert.Equal(Shipped.FieldNames.Count, Shipped.FieldNames.Distinct().Count());
    }

    [Fact]
    public void Codes_of_an_outcome_differ_per_event()
    {
        Assert.Equal(["passed", "failed"], Shipped.Event("ReinspectionDone")!.Field("outcome")!.Codes!);
        Assert.Contains("reached", Shipped.Event("CallbackCompleted")!.Field("outcome")!.Codes!);
    }

    [Fact]
    public void Names_are_found_in_the_bytes_of_a_line()
    {
        var queued = Shipped.Event("CallQueued"u8)!;

        Assert.Same(Shipped.Event("CallQueued"), queued);
        Assert.Same(queued.Field("direction"), queued.Field("direction"u8));
        Assert.Same(Shipped.Register("staff"), Shipped.Register("staff"u8));
        Assert.Equal("inbound", queued.Field("direction"u8)!.Codes!.Find("inbound"u8));
        Assert.Null(Shipped.Event("CallQueuedX"u8));
        Assert.Null(Shipped.Event("呼叫"u8));
        Assert.Null(Shipped.Event(""u8));
    }

    [Fact]
    public void Every_name_of_the_dictionary_is_found_by_string_and_by_bytes() =>
        Assert.All(Shipped.Events, type => Assert.Same(Shipped.Event(type.Name), Shipped.Event(System.Text.Encoding.UTF8.GetBytes(type.Name))));

    [Fact]
    public void An_update_carries_the_fields_of_the_record_it_names()
    {
        var updated = Shipped.Event("RecordUpdated")!;

        Assert.True(updated.CarriesFieldsOfRecord);
        Assert.Equal("recordType", updated.CarriesFieldsOf);
        Assert.All(updated.Field("recordType")!.Codes!, record => Assert.NotNull(Shipped.Event(record)));
        Assert.Null(updated.Field("demandText"));
        Assert.NotNull(Shipped.CarriedField("ComplaintReceived", "demandText"));
        Assert.Null(Shipped.CarriedField("ComplaintReceived", "closingCode"));
    }

    [Fact]
    public void A_unit_is_known_from_its_agent()
    {
        var keys = Shipped.Event("CallAnswered")!.Keys;

        Assert.Equal(SubjectKeys.None, keys.MissingFrom(SubjectKeys.Interaction | SubjectKeys.Agent | SubjectKeys.Channel));
        Assert.Equal(SubjectKeys.Interaction | SubjectKeys.Channel, keys.MissingFrom(SubjectKeys.Agent));
    }

    [Fact]
    public void Some_events_take_one_key_or_another()
    {
        var step = Shipped.Event("HandlingStepTaken")!.Keys;

        Assert.False(step.ChoiceMetBy(SubjectKeys.Unit, hasField: false));
        Assert.True(step.ChoiceMetBy(SubjectKeys.Unit, hasField: true)); // it names an alert
        Assert.True(step.ChoiceMetBy(SubjectKeys.Case, hasField: false));
        Assert.True(Shipped.Event("AckSent")!.Keys.ChoiceMetBy(SubjectKeys.Interaction, hasField: false));
    }

    [Fact]
    public void The_parts_of_a_key_are_read_like_fields()
    {
        var consents = Shipped.Register("consents")!;

        Assert.Equal(["customer", "purpose"], consents.Key);
        Assert.True(consents.Field("customer")!.IsKey);
        Assert.DoesNotContain(consents.RequiredFields, field => field.IsKey);
        Assert.Equal(["ConsentRecorded"], consents.FoldedFrom);
    }

    [Theory]
    [InlineData("无", true)]
    [InlineData(" N/A ", true)]
    [InlineData("n/a", true)]
    [InlineData("Test", true)]
    [InlineData("111", true)]
    [InlineData("。。。", true)]
    [InlineData("😀😀", true)]
    [InlineData("   ", true)]
    [InlineData("1", false)] // one character is not a repeated one
    [InlineData("112", false)]
    [InlineData("无法登录", false)]
    public void A_placeholder_says_nothing(string text, bool placeholder) =>
        Assert.Equal(placeholder, Shipped.IsPlaceholder(text));

    [Fact]
    public void Levels_have_an_order()
    {
        Assert.Equal(Shipped.LevelRank("department-head"), Shipped.LevelRank("complaint-unit"));
        Assert.True(Shipped.LevelRank("supervisor") < Shipped.LevelRank("branch-manager"));
        Assert.True(Shipped.LevelRank("superior-institution") < Shipped.LevelRank("bank-leader"));
        Assert.Null(Shipped.LevelRank("boss"));
        Assert.Equal(Shipped.CodeLists["level"].Order(), Shipped.LevelOrder.SelectMany(equal => equal).Order());
    }

    [Fact]
    public void A_chat_is_reception_only_where_a_human_serves()
    {
        var reception = Shipped.Steps[0];

        Assert.Equal("reception", reception.Name);
        Assert.Contains(new StepEvent("ChatStarted", "serving", "human"), reception.Events);
        Assert.Contains(new StepEvent("CallAnswered", null, null), reception.Events);
    }
}
