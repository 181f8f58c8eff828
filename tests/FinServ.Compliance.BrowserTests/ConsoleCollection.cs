namespace FinServ.Compliance.BrowserTests;

/// <summary>One console and one browser for every test: their start takes longer than the errands.</summary>
[CollectionDefinition(Name)]
public sealed class ConsoleCollection : ICollectionFixture<Browser>
{
    public const string Name = "console";
}
