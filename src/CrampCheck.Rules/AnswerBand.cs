namespace CrampCheck.Rules;

/// <summary>Known answers to one question that the rules treat alike.</summary>
public abstract record AnswerBand(Question Question)
{
    /// <summary>The answers with this band in place of the previous answer.</summary>
    public abstract Answers ApplyTo(in Answers answers);

    /// <summary>Whether the answers certainly lie in this band.</summary>
    public abstract bool Holds(in Answers answers);

    /// <summary>Whether the answers leave this band open, but not certain.</summary>
    public abstract bool IsPossibleFor(in Answers answers);
}
