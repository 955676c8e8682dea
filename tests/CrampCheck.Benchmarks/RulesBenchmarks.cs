using BenchmarkDotNet.Attributes;
using CrampCheck.Rules;

namespace CrampCheck.Benchmarks;

/// <summary>Goals: an assessment at most 1 µs and 1 kB, its sensitivity at most 15 µs, every answer set at most 100 ms.</summary>
[MemoryDiagnoser]
public class RulesBenchmarks
{
    public static IEnumerable<Answers> Sets => [Examples.Known, Examples.HalfKnown, new()];

    [Benchmark]
    [ArgumentsSource(nameof(Sets))]
    public Assessment Assess(Answers answers) => Assessment.Of(answers);

    [Benchmark]
    [ArgumentsSource(nameof(Sets))]
    public Sensitivity TryOtherAnswers(Answers answers) => Sensitivity.Of(answers);

    [Benchmark]
    public int AssessEveryAnswerSet() => AnswerSets.All().Sum(answers => Assessment.Of(answers).Scores.ColdStimulation.Low);
}
