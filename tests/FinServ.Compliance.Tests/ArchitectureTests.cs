using System.Text.RegularExpressions;

namespace FinServ.Compliance.Tests;

/// <summary>The order of the house: a capability uses those before it and the ones that serve all, never those after it.</summary>
public partial class ArchitectureTests
{
    private static readonly string[] Order = ["Checking", "Calendars", "Text", "Interactions", "Rules", "Evaluation", "Violations", "Rectification", "Digests"];
    private static readonly string[] Serving = ["Audit", "Evidence", "Storage", "Hosting"];

    private static string Product => Path.Combine(TestData.RepositoryRoot, "src", "FinServ.Compliance");

    [Fact]
    public void A_capability_uses_only_those_before_it_and_the_ones_that_serve_all()
    {
        var wrong =
            from file in Sources()
            let own = FolderOf(file)
            where Order.Contains(own)
            from used in Uses(file)
            where Order.Contains(used) && Array.IndexOf(Order, used) > Array.IndexOf(Order, own)
            select $"{Path.GetRelativePath(Product, file)} uses {used}";

        Assert.Empty(wrong.Distinct());
    }

    [Fact]
    public void Every_folder_has_its_place_in_the_order()
    {
        var folders = Directory.EnumerateDirectories(Product).Select(path => Path.GetFileName(path)!).Except(["bin", "obj"]);

        Assert.Empty(folders.Except(Order).Except(Serving));
    }

    [Fact]
    public void The_top_level_holds_what_it_should_and_nothing_else()
    {
        var visible = Directory.EnumerateFileSystemEntries(TestData.RepositoryRoot).Select(path => Path.GetFileName(path)!).Where(name => name[0] != '.');
        string[] toolsInsist = ["Directory.Build.props", "Directory.Packages.props", "BannedSymbols.txt", "global.json"];

        Assert.Empty(visible.Except(["src", "rules", "tests", "ops", "FinServ.Compliance.sln", "README.md", .. toolsInsist]));
    }

    [Fact]
    public void No_file_has_grown_beyond_three_hundred_lines()
    {
        var grown = Sources().Where(file => !file.Contains("Migrations", StringComparison.Ordinal)).Select(file => (file, lines: File.ReadLines(file).Count())).Where(one => one.lines > 300);

        Assert.Empty(grown.Select(one => $"{Path.GetRelativePath(Product, one.file)}: {one.lines}"));
    }

    private static IEnumerable<string> Sources() => Directory.EnumerateFiles(Product, "*.cs", SearchOption.AllDirectories)
        .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    private static string FolderOf(string file) => Path.GetRelativePath(Product, file).Split(Path.DirectorySeparatorChar)[0];

    private static IEnumerable<string> Uses(string file) => Using().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value).Distinct();

    [GeneratedRegex(@"FinServ\.Compliance\.([A-Z][A-Za-z]+)")]
    private static partial Regex Using();
}
