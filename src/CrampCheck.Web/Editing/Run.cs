using System.Collections.Immutable;
using System.Text.RegularExpressions;
using CrampCheck.Web.Pages;
using DiffPlex;
using DiffPlex.Chunkers;

namespace CrampCheck.Web.Editing;

/// <summary>A run of words with one fate.</summary>
public sealed record Run(ChangeKind ChangeKind, string Words);
