using FinServ.Compliance.Benchmarks;

switch (args)
{
    case ["index", .. var rest]:
        await IndexLoad.RunAsync(rest is [var records] ? int.Parse(records) : 200_000);
        return 0;

    case ["cold-start", var console]:
        await ColdStart.RunAsync(console);
        return 0;

    default:
        Console.Error.WriteLine("Name a benchmark: index [RECORDS] | cold-start CONSOLE.dll");
        return 2;
}
