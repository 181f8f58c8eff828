using FinServ.Compliance.Benchmarks;

switch (args)
{
    case ["index", .. var rest]:
        await IndexLoad.RunAsync(rest is [var records] ? int.Parse(records) : 200_000);
        return 0;

    case ["intake", var source, var file]:
        await IntakeLoad.RunAsync(source, file);
        return 0;

    case ["cold-start", var console]:
        await ColdStart.RunAsync(console);
        return 0;

    case ["file-run", var rules, .. var rest]:
        FileRunLoad.Run(rules, rest is [var events, ..] ? int.Parse(events) : 1_000_000, all: rest is [_, "all"]);
        return 0;

    default:
        Console.Error.WriteLine("Name a benchmark: index [RECORDS] | intake SOURCE FILE | cold-start CONSOLE.dll | file-run RULES_FOLDER [EVENTS] [all]");
        return 2;
}
