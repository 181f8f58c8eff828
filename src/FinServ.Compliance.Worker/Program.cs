using FinServ.Compliance.Worker;

return await CommandLine.RunAsync(args);
