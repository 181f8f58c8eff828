using FinServ.Compliance.Audit;
using FinServ.Compliance.Hosting;
using FinServ.Compliance.Hosting.Jobs;
using FinServ.Compliance.Interactions.Index;
using FinServ.Compliance.Storage;
using FinServ.Compliance.Violations;
using FinServ.Compliance.Web;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddStorage(builder.Configuration);
builder.Services.AddAudit();
builder.Services.AddInteractionIndex();
builder.Services.AddComplianceJobs(builder.Configuration);
builder.Services.AddViolations(builder.Configuration, RulesLocation.Find(builder.Configuration["Rules"]).Folder);
builder.AddConsole();

var app = builder.Build();
await app.Services.GetRequiredService<DatabaseStart>().PrepareAsync();
await app.Services.GetRequiredService<IInteractionIndex>().PrepareAsync();
app.UseConsole();
await app.RunAsync();
