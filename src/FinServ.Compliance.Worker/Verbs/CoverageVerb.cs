using System.CommandLine;
using FinServ.Compliance.Hosting;
using FinServ.Compliance.Rules;

namespace FinServ.Compliance.Worker.Verbs;

/// <summary>`rules coverage`: which rules watch each clause, and which clauses nobody watches.</summary>
internal static class CoverageVerb
{
    public static Command Build()
    {
        var (json, rules) = (CommonOptions.Json(), CommonOptions.Rules());
        var coverage = new Command("coverage", "Which rules watch each clause, and what is blind") { rules, json };
        coverage.SetAction(parsed =>
        {
            var location = RulesLocation.Find(parsed.GetValue(rules));
            var clauses = ClauseCatalogue.Load(Path.Combine(location.Folder, "clauses.yaml"));
            var watching = location.Load().Rules.SelectMany(rule => rule.Definition.Card.Clauses.Select(clause => (clause, rule.Definition.Card.Ref.Id))).ToLookup(pair => pair.clause, pair => pair.Id);
            var output = new Output(parsed.GetValue(json));
            foreach (var clause in clauses.All.OrderBy(clause => clause.Id, StringComparer.Ordinal))
            {
                var by = watching[clause.Id].ToArray();
                output.Line(
                    new { policy = clause.Policy, clause = clause.Id, title = new { clause.Title.Zh, clause.Title.En }, rules = by, blind = by.Length == 0 },
                    $"{clause.Id,-16} {clause.Title.Zh}  {(by.Length == 0 ? "—" : string.Join(", ", by))}");
            }

            foreach (var policy in clauses.Policies)
            {
                var own = clauses.All.Where(clause => clause.Policy == policy.Id).ToArray();
                output.Line(new { policy = policy.Id, clauses = own.Length, watched = own.Count(clause => watching[clause.Id].Any()), blind = own.Count(clause => !watching[clause.Id].Any()) });
            }

            output.Line(new { clauses = clauses.All.Count, watched = clauses.All.Count(clause => watching[clause.Id].Any()) });
            Output.Flush();
            return ExitCodes.Done;
        });
        return coverage;
    }
}
