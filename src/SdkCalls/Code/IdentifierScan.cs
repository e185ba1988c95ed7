using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using IamAnalyzers.Core.Common;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace IamAnalyzers.SdkCalls.Code;

/// <summary>
/// The identifiers of a file, as hashes, without making its syntax nodes. Words in strings and comments are found too, and two
/// identifiers may share a hash: whoever uses a hit looks at the token. What is an identifier is never left out.
/// </summary>
internal static class IdentifierScan
{
    /// <summary>Stands for every <c>new(...)</c>, which has no name; no identifier is written like this.</summary>
    public const string ImplicitCreation = "new(";

    private const int Block = 4096;
    private const uint Start = 2166136261;
    private const uint Prime = 16777619;
    private const int Nowhere = -1;

    private static readonly uint New = unchecked((uint)HashOf("new"));
    private static readonly int Creation = HashOf(ImplicitCreation);
    private static readonly bool[] IsAsciiPart = [.. Enumerable.Range(0, 128).Select(static letter => SyntaxFacts.IsIdentifierPartCharacter((char)letter))];

    /// <summary>The hash of a name.</summary>
    [MethodImpl(HotLoop.Options)]
    public static int HashOf(string name)
    {
        var hash = Start;
        foreach (var letter in name) hash = unchecked((hash ^ letter) * Prime);
        return unchecked((int)hash);
    }

    /// <summary>Finds the identifiers by the text alone.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="found">Takes the hash and the position of each, in the order of the text.</param>
    /// <returns>Whether the text shows all of them; not so when it has escapes (<c>\u0041</c>) or invisible letters, which an identifier's value lacks.</returns>
    public static bool TryScan(SourceText text, Action<int, int> found)
    {
        var block = ArrayPool<char>.Shared.Rent(Block);
        try
        {
            var scan = new Scan(found);
            for (var start = 0; start < text.Length; start += Block)
            {
                var length = Math.Min(Block, text.Length - start);
                text.CopyTo(start, block, 0, length);
                if (!scan.TryAdd(block, start, length)) return false;
            }

            scan.End();
            return true;
        }
        finally
        {
            ArrayPool<char>.Shared.Return(block);
        }
    }

    /// <summary>Finds the identifiers by the tokens: the exact answer, which makes all nodes of the file.</summary>
    /// <param name="root">The file's root.</param>
    /// <param name="found">Takes the hash and the position of each, in the order of the text.</param>
    public static void ScanTokens(SyntaxNode root, Action<int, int> found)
    {
        foreach (var token in root.DescendantTokens())
        {
            if (token.IsKind(SyntaxKind.IdentifierToken)) found(HashOf(token.ValueText), token.SpanStart);
            else if (token.IsKind(SyntaxKind.NewKeyword) && token.Parent is ImplicitObjectCreationExpressionSyntax) found(Creation, token.SpanStart);
        }
    }

    private struct Scan(Action<int, int> found)
    {
        private uint _hash;
        private int _start = Nowhere;
        private int _new = Nowhere;
        private char _last;

        [MethodImpl(HotLoop.Options)]
        public bool TryAdd(char[] block, int offset, int length)
        {
            for (var i = 0; i < length; i++)
            {
                var letter = block[i];
                if (_last == '\\' && letter is 'u' or 'U') return false;
                _last = letter;
                if (letter >= 128 && IsInvisible(letter)) return false;
                if (letter < 128 ? IsAsciiPart[letter] : SyntaxFacts.IsIdentifierPartCharacter(letter))
                {
                    if (_start == Nowhere) (_start, _hash, _new) = (offset + i, Start, Nowhere);
                    _hash = unchecked((_hash ^ letter) * Prime);
                    continue;
                }

                if (_start != Nowhere) End();
                if (_new != Nowhere && !SyntaxFacts.IsWhitespace(letter) && !SyntaxFacts.IsNewLine(letter)) EndNew(letter);
            }

            return true;
        }

        public void End()
        {
            if (_start == Nowhere) return;
            found(unchecked((int)_hash), _start);
            if (_hash == New) _new = _start;
            _start = Nowhere;
        }

        // A comment or directive may stand between "new" and its parenthesis.
        private void EndNew(char next)
        {
            if (next is '(' or '/' or '#') found(Creation, _new);
            _new = Nowhere;
        }

        // The compiler leaves format characters out of an identifier's value. Half a letter is not looked into.
        private static bool IsInvisible(char letter)
            => char.IsSurrogate(letter) || CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.Format;
    }
}
