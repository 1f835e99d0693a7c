using ContentApi.Cli;

return await CommandLine.RunAsync(args);
