using FinServ.Compliance.Benchmarks;

switch (args)
{
    case ["index", .. var rest]:
        await IndexLoad.RunAsync(rest is [var records] ? int.Parse(records) : 200_000);
        return 0;

    default:
        Console.Error.WriteLine("Name a benchmark: index [RECORDS]");
        return 2;
}
