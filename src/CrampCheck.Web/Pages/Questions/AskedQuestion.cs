using System.Collections.Frozen;
using System.Collections.Immutable;
using CrampCheck.Rules;
using CrampCheck.Web.Pages.Questions.Pictures;
using FluentValidation;

namespace CrampCheck.Web.Pages.Questions;

/// <summary>
/// All that the site knows about one question: how it is checked, read, worded, tried and drawn. How it is asked is in the
/// fieldset beside it.
/// </summary>
public abstract class AskedQuestion
{
    /// <summary>The answer "I don't know", the same in every question.</summary>
    public const string Unknown = "unknown";

    /// <summary>In the order in which they are asked, which is that of <see cref="Rules.Question"/>.</summary>
    public static readonly ImmutableArray<AskedQuestion> All = [new FrequencyQuestion(), new ExerciseQuestion(), new RoomQuestion(), new CalciumQuestion()];

    /// <summary>The question, as the rules know it.</summary>
    public abstract Question Question { get; }

    /// <summary>What it is about, in a word or two.</summary>
    public abstract string Topic { get; }

    /// <summary>The columns of its answer in the table of all answer sets.</summary>
    public abstract string CsvColumns { get; }

    public static AskedQuestion Of(Question question) => All[(int)question];

    /// <summary>
    /// Adds the rules of its fields, with messages that say in plain words what to do. No message repeats what was typed: messages may
    /// end up where answers must not.
    /// </summary>
    public abstract void AddRules(AbstractValidator<AnswersForm> validator);

    /// <summary>The answers with this one from the form. Only for a valid form.</summary>
    public abstract Answers Read(AnswersForm form, in Answers answers);

    /// <summary>Each of its fields that counted, with its normalized value. Only for a valid form.</summary>
    public abstract IEnumerable<KeyValuePair<string, string>> NormalizedFields(AnswersForm form);

    /// <summary>The answer, in words.</summary>
    public abstract string Answer(AnswersForm form, in Answers answers);

    /// <summary>The same in as few words as possible, part by part.</summary>
    public abstract IReadOnlyList<string> ShortAnswers(AnswersForm form, in Answers answers);

    /// <summary>The short answer in one line.</summary>
    public virtual string ShortAnswer(AnswersForm form, in Answers answers) => string.Join(", ", ShortAnswers(form, answers));

    /// <summary>What is missing, as the end of a sentence.</summary>
    /// <param name="open">One of the bands that the answers leave open.</param>
    /// <param name="answers">The answers.</param>
    public abstract string Missing(AnswerBand open, in Answers answers);

    /// <summary>How to find out what is missing.</summary>
    /// <param name="open">One of the bands that the answers leave open.</param>
    /// <param name="answers">The answers.</param>
    public abstract string WayToFindOut(AnswerBand open, in Answers answers);

    /// <summary>The words on the button for another answer.</summary>
    public abstract string Tried(WhatIf whatIf, AnswersForm form, in Answers answers);

    /// <summary>The fields that give another answer: a value of the run that is near the visitor's own, or at the end of the run.</summary>
    public abstract IEnumerable<(string Field, string Value)> FieldsOf(WhatIf whatIf, AnswersForm form, in Answers answers);

    /// <summary>The answer on a scale; null if it is unknown, or has no scale.</summary>
    public virtual Scale? Picture(AnswersForm form, in Answers answers) => null;

    /// <summary>What its rules look at: in words, and for programs with the unit.</summary>
    public abstract IReadOnlyDictionary<Measure, (string Name, string Unit)> Measures { get; }

    /// <summary>The values that a rule applies to, in words.</summary>
    public abstract string Condition(Measure measure, Interval values);

    /// <summary>Its cells in the table of all answer sets.</summary>
    public abstract string CsvOf(in Answers answers);

    /// <summary>Whether a value is one of those offered.</summary>
    protected static bool IsOffered<T>(string? value, FrozenDictionary<string, T> offered) => value is not null && offered.ContainsKey(value);

    /// <summary>The form's value for a choice.</summary>
    protected static string CodeOf<T>(FrozenDictionary<string, T> offered, T choice)
        where T : struct => offered.First(code => code.Value.Equals(choice)).Key;

    /// <summary>The number that was typed. Only for a valid form.</summary>
    protected static decimal NumberOf(TypedNumber typed) => typed.Value ?? throw new InvalidOperationException("A form with a fault has no answers.");

    /// <summary>A range of whole numbers with its unit.</summary>
    protected static string Run(Interval values, string unit) => (values.Low, values.High) switch
    {
        ({ } low, null) => $"{low}{unit} or more",
        (null, { } high) => values.HoldsHigh ? $"up to {high}{unit}" : $"under {high}{unit}",
        ({ } low, { } high) => $"{(values.HoldsLow ? "" : "over ")}{low} to under {high}{unit}",
        _ => "any",
    };
}
