namespace CrampCheck.Rules;

/// <summary>A run of calcium intakes.</summary>
/// <param name="Percent">The run, in % of the need.</param>
/// <param name="IsTooMuch">Whether it is the part of the run from the upper level on.</param>
public sealed record CalciumBand(Interval Percent, bool IsTooMuch) : AnswerBand(Question.Calcium)
{
    /// <summary>The lowest whole mg a day of this band for a need.</summary>
    public int FromMilligrams(CalciumNeed need) =>
        IsTooMuch ? need.UpperLevel : (int)decimal.Ceiling((Percent.Low ?? 0) * need.Milligrams / 100);

    /// <summary>The highest whole mg a day of this band for a need; null if it is open-ended.</summary>
    public int? ToMilligrams(CalciumNeed need) => (IsTooMuch, Percent.High) switch
    {
        (true, _) => null,
        (false, { } percent) => (int)decimal.Ceiling(percent * need.Milligrams / 100) - 1,
        (false, null) => need.UpperLevel - 1,
    };

    /// <inheritdoc/>
    public override Answers ApplyTo(in Answers answers) => answers with { Calcium = CalciumIntake.Of(FromMilligrams(answers.Need)) };

    /// <inheritdoc/>
    public override bool Holds(in Answers answers) =>
        answers.Calcium.Least >= FromMilligrams(answers.Need) && !(answers.Calcium.Most > ToMilligrams(answers.Need));

    /// <inheritdoc/>
    public override bool IsPossibleFor(in Answers answers) =>
        !Holds(answers)
        && answers.Calcium.Most >= FromMilligrams(answers.Need)
        && !(answers.Calcium.Least > ToMilligrams(answers.Need));
}
