using PkoNotebooks.Execution.Isolation;

// The test assembly is also the program behind the sessions that its tests start.
return args is ["session"] ? await SessionServer.RunAsync(options => new VerbSession(options)) : 2;
