using FinServ.Compliance;
using FinServ.Compliance.Hosting;
using FinServ.Compliance.Web;

try
{
    var builder = WebApplication.CreateBuilder(args);
    builder.Services.AddCompliance(builder.Configuration, RulesLocation.Find(builder.Configuration["Rules"]));
    builder.Services.AddJobsOfCompliance(builder.Configuration);
    builder.Services.AddHostedService<SampleStart>();
    builder.AddConsole();

    var app = builder.Build();
    await app.Services.PrepareStoresAsync();
    app.UseConsole();
    await app.RunAsync();
    return ExitCodes.Done;
}
catch (Exception failure) when (Failure.Of(failure) is { } told)
{
    foreach (var sentence in told.Sentences) await Console.Error.WriteLineAsync(sentence);
    return told.ExitCode;
}
