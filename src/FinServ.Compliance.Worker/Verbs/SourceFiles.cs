using FinServ.Compliance.Calendars;
using FinServ.Compliance.Hosting;
using FinServ.Compliance.Interactions;
using FinServ.Compliance.Text;

namespace FinServ.Compliance.Worker.Verbs;

/// <summary>Finds the reader of a source named on the command line.</summary>
internal static class SourceFiles
{
    public static ISourceReaders Of(string source, RulesLocation location, CalendarBook calendars)
    {
        var masker = new TextMasker(new PersonalDataScanner(TimeProvider.System));
        var tokens = new ProtectedTokens(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32)); // tokens of a run without store are compared within it only
        if (source == "canonical") return new CanonicalFiles(masker, tokens, calendars.Find("cn"));
        throw new UsageException($"`{source}` is not a source: name a shipped one, `canonical` or a mapping file.");
    }
}
