using FinServ.Compliance.Calendars;
using FinServ.Compliance.Hosting;
using FinServ.Compliance.Interactions;
using FinServ.Compliance.Interactions.Mappings;
using FinServ.Compliance.Text;

namespace FinServ.Compliance.Worker.Verbs;

/// <summary>Finds the reader of a source named on the command line.</summary>
internal static class SourceFiles
{
    public static ISourceReaders Of(string source, RulesLocation location, Vocabulary vocabulary, CalendarBook calendars)
    {
        var masker = new TextMasker(new PersonalDataScanner(TimeProvider.System));
        var tokens = new ProtectedTokens(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32)); // tokens of a run without store are compared within it only
        return new SourceCatalogue(Path.Combine(location.Folder, "sources"), vocabulary, calendars, masker, tokens).Find(source);
    }
}
