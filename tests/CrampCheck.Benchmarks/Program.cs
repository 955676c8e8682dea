using BenchmarkDotNet.Running;
using CrampCheck.Benchmarks;

return args is ["site", .. var parts]
    ? await SiteTable.RunAsync(parts)
    : BenchmarkSwitcher.FromAssembly(typeof(RulesBenchmarks).Assembly).Run(args).Any() ? 0 : 1;
