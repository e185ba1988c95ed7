using System.Buffers;
using Microsoft.CodeAnalysis.Text;

namespace IamAnalyzers.SdkCalls.Code;

/// <summary>Words whose absence from a program's text shows that it does not do something, so that looking for it would be work for nothing.</summary>
internal static class WordScan
{
    private const int Block = 4096;

    private static readonly (Words Kind, string[] List)[] All =
    [
        (Words.OfPrincipals, ["Credentials", "Profile", "AssumeRole", "ccessKey"]),
        (Words.OfTableAliases, ["AWSConfigsDynamoDB"]),
        (Words.OfHandlers, ["OriginalRequest", "WebServiceRequestEventArgs"]),
        (Words.OfHiddenCalls, ["AmazonServiceClient", "GetMethod", "GetMember", "GetRuntimeMethod", "GetDeclaredMethod", "DeclaredM", "FindMembers", "InvokeMember", "CreateDelegate", "MethodInfo", "MethodBase", "System.Reflection"]),
    ];

    /// <summary>Kinds of words.</summary>
    [Flags]
    public enum Words
    {
        /// <summary>None.</summary>
        None = 0,

        /// <summary>Credentials, keys, profiles and roles: without them every client acts for the program itself.</summary>
        OfPrincipals = 1,

        /// <summary>What gives DynamoDB's tables other names than the code of a call shows.</summary>
        OfTableAliases = 2,

        /// <summary>Ways to get hold of a method by reflection, and to write a client: without them nothing that is invoked can be a call that its name hides.</summary>
        OfHiddenCalls = 4,

        /// <summary>What hands requests of any type to code of the program when they are sent.</summary>
        OfHandlers = 8,
    }

    /// <summary>The kinds of words that a text has.</summary>
    public static Words In(SourceText text)
        => All.Where(words => Has(text, words.List)).Aggregate(Words.None, static (found, words) => found | words.Kind);

    /// <summary>Whether a text has one of some words.</summary>
    public static bool Has(SourceText text, string[] words)
    {
        // So much of a block is read twice.
        var overlap = words.Max(static word => word.Length) - 1;
        var block = ArrayPool<char>.Shared.Rent(Block);
        try
        {
            for (var start = 0; start < text.Length; start += Block - overlap)
            {
                var length = Math.Min(Block, text.Length - start);
                text.CopyTo(start, block, 0, length);
                foreach (var word in words)
                {
                    if (block.AsSpan(0, length).IndexOf(word.AsSpan()) >= 0) return true;
                }
            }

            return false;
        }
        finally
        {
            ArrayPool<char>.Shared.Return(block);
        }
    }
}
