using Consortium.Tests.Bench;
using Xunit.Runner.InProc.SystemConsole;

return args is ["bench", .. var options] ? await BenchRun.Start(options) : await ConsoleRunner.Run(args);
