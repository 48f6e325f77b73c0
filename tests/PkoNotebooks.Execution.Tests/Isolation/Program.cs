using PkoNotebooks.Execution.Isolation;
using PkoNotebooks.Execution.Kernels;

// The test assembly is also the program behind the sessions that its tests start.
return args switch
{
    ["session"] => await SessionServer.RunAsync(options => new VerbSession(options)),
    ["kernels"] => await SessionServer.RunAsync(options => new NotebookSession(options)),
    _ => 2,
};
