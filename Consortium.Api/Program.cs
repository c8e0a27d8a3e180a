using System.CommandLine;
using Consortium.Api.Verbs;

var program = new RootCommand("Consortium: mentors lent between companies that do not compete.")
{
    Verb.Data,
    Verb.JsonLog,
    ServeVerb.Command(),
    DemoVerb.Command(),
    MigrateVerb.Command(),
    BackupVerb.Command(),
    RestoreVerb.Command(),
    ReceiveVerb.Command(),
    StatusVerb.Command(),
    DrainVerb.Command(),
    RebuildVerb.Command(),
    OperatorVerb.Command(),
    GenerateVerb.Command(),
};
ServeVerb.Give(program);

// A verb that is told to stop has handlers to finish and a PostgreSQL to stop after them.
return await program.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(90) });
