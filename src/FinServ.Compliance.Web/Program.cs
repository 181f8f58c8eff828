using FinServ.Compliance.Audit;
using FinServ.Compliance.Storage;
using FinServ.Compliance.Web;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddStorage(builder.Configuration);
builder.Services.AddAudit();
builder.AddConsole();

var app = builder.Build();
await app.Services.GetRequiredService<DatabaseStart>().PrepareAsync();
app.UseConsole();
await app.RunAsync();
