using FinServ.Compliance.Web;

var builder = WebApplication.CreateBuilder(args);
builder.AddConsole();

var app = builder.Build();
app.UseConsole();
await app.RunAsync();
