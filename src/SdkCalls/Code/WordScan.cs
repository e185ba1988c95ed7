using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace IamAnalyzers.SdkCalls.Code;

/// <summary>Words whose absence from a program's text shows that it does not do something, so that looking for it would be work for nothing.</summary>
internal sealed class WordScan(params string[] words)
{
    private const int Block = 4096;

    private readonly ConditionalWeakTable<SyntaxTree, StrongBox<bool>> _files = new();

    // So much of a block is read twice.
    private readonly int _overlap = words.Max(static word => word.Length) - 1;

    /// <summary>Credentials, keys, profiles and roles: without them every client acts for the program itself.</summary>
    public static WordScan OfPrincipals { get; } = new("Credentials", "Profile", "AssumeRole", "ccessKey");

    /// <summary>What gives DynamoDB's tables other names than the code of a call shows.</summary>
    public static WordScan OfTableAliases { get; } = new("AWSConfigsDynamoDB");

    /// <summary>Ways to get hold of a method by reflection, and to write a client: without them nothing that is invoked can be a call that its name hides.</summary>
    public static WordScan OfHiddenCalls { get; } = new("AmazonServiceClient", "GetMethod", "GetMember", "GetRuntimeMethod", "GetDeclaredMethod", "DeclaredM", "FindMembers", "InvokeMember", "CreateDelegate", "MethodInfo", "MethodBase", "System.Reflection");

    public bool AreIn(SyntaxTree file) => _files.GetValue(file, key => new(AreIn(key.GetText()))).Value;

    private bool AreIn(SourceText text)
    {
        var block = new char[Block];
        for (var start = 0; start < text.Length; start += Block - _overlap)
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
}
