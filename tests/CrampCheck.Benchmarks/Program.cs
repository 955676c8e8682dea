using BenchmarkDotNet.Running;
using CrampCheck.Benchmarks;

return args is ["site", ..]
    ? await SiteTable.RunAsync()
    : BenchmarkSwitcher.FromAssembly(typeof(RulesBenchmarks).Assembly).Run(args).Any() ? 0 : 1;
