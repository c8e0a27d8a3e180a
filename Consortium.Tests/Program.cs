using Consortium.Tests.Bench;
using Consortium.Tests.Screenshots;
using Xunit.Runner.InProc.SystemConsole;

return args switch
{
    ["bench", .. var options] => await BenchRun.Start(options),
    ["screenshots", .. var options] => await ScreenshotRun.Start(options),
    _ => await ConsoleRunner.Run(args),
};
