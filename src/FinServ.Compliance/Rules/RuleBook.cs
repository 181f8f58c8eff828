using FinServ.Compliance.Checking;
using FinServ.Compliance.Interactions;

namespace FinServ.Compliance.Rules;

/// <summary>All rules in force, checked as a whole and compiled once, with the words they are written in.</summary>
public sealed class RuleBook
{
    /// <summary>Name of the file beside the packs that pins published versions.</summary>
    public const string LockFile = "versions.lock";

    private readonly Dictionary<string, CompiledRule> byId;
    private readonly Symbols trunk;

    private RuleBook(Vocabulary vocabulary, ParameterCatalogue parameters, IReadOnlyList<CompiledRule> rules, Symbols trunk)
    {
        (Vocabulary, Parameters, Rules, this.trunk) = (vocabulary, parameters, rules, trunk);
        byId = rules.ToDictionary(rule => rule.Definition.Card.Ref.Id);
    }

    public Vocabulary Vocabulary { get; }

    public ParameterCatalogue Parameters { get; }

    public IReadOnlyList<CompiledRule> Rules { get; }

    public CompiledRule? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>An empty set whose numbers for codes and names are those of the compiled conditions.</summary>
    public EventSet NewSet() => new(Vocabulary, trunk.Branch());

    /// <summary>Loads `vocabulary.yaml`, `parameters.yaml` and every rule of the packs in a rules folder.</summary>
    /// <exception cref="InvalidFilesException">Something does not fit; every problem with place and remedy.</exception>
    public static RuleBook Load(string folder) => Load(folder, RuleFiles.Of(folder), [], folder);

    /// <summary>As <see cref="Load(string)"/>, with the rules of another file or folder in place of the packs; these may use the packs' terms.</summary>
    /// <param name="rules">A rule file, or a folder of them.</param>
    /// <exception cref="InvalidFilesException">Something does not fit; every problem with place and remedy.</exception>
    public static RuleBook LoadOnly(string folder, string rules) => Load(folder, RuleFiles.Of(rules), RuleFiles.Of(folder).Packs, FolderOf(rules));

    /// <summary>The folder whose lock file pins the versions of a rules folder, or of a single rule.</summary>
    public static string FolderOf(string rules) => File.Exists(rules) ? Path.GetDirectoryName(Path.GetFullPath(rules))! : rules;

    private static RuleBook Load(string folder, RuleFiles files, IReadOnlyList<string> morePacks, string lockFolder)
    {
        var vocabulary = Vocabulary.Load(Path.Combine(folder, "vocabulary.yaml"));
        var parameters = ParameterCatalogue.Load(Path.Combine(folder, "parameters.yaml"));
        var problems = new Problems();
        var terms = PackTerms.Load(files.Packs.Union(morePacks), problems);
        var definitions = files.Rules.Select(path => RuleReader.Read(path, problems)).OfType<RuleDefinition>().ToArray();
        foreach (var twice in definitions.Where(rule => rule.Card.Ref.Id.Length > 0).GroupBy(rule => rule.Card.Ref.Id).Where(group => group.Count() > 1))
            problems.Add(twice.Last().File, 1, 1, $"The rule `{twice.Key}` also stands in {twice.First().File}.", "Give one of them another id, or move the older version to `retired/`.");

        var locked = VersionLock.Read(Path.Combine(lockFolder, LockFile), problems);
        foreach (var rule in definitions) locked.Check(rule, problems);

        var trunk = new Symbols();
        foreach (var code in vocabulary.CodeLists.Values.SelectMany(list => list)) trunk.Intern(code);
        foreach (var type in vocabulary.Events) trunk.Intern(type.Name);
        var compiler = new RuleCompiler(vocabulary, trunk, parameters, terms, problems);
        var rules = definitions.DistinctBy(rule => rule.Card.Ref.Id.Length == 0 ? rule.File : rule.Card.Ref.Id).Select(compiler.Compile).ToArray();
        problems.ThrowIfAny();
        return new(vocabulary, parameters, rules, trunk);
    }
}
