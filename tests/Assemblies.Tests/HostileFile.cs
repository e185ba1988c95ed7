using System.Reflection.PortableExecutable;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace IamAnalyzers.Assemblies.Tests;

/// <summary>What tools and accidents make of a compiled file. Each takes the bytes of a whole assembly.</summary>
internal static class HostileFile
{
    private const int FlagsOffset = 16;

    /// <summary>All kinds that leave what the code does as it was.</summary>
    public static IReadOnlyDictionary<string, Func<byte[], byte[]>> Faithful { get; } = new Dictionary<string, Func<byte[], byte[]>>
    {
        ["renamed"] = static file => Change(file, Rename),
        ["detoured"] = static file => Change(file, Detour),
        ["shuffled"] = static file => Change(file, Shuffle),
        ["renamed, detoured and shuffled"] = static file => Change(file, static module =>
        {
            Rename(module);
            Detour(module);
            Shuffle(module);
        }),
        ["mixed with native code"] = Mix,
    };

    /// <summary>All kinds that damage what was there.</summary>
    public static IReadOnlyDictionary<string, Func<byte[], Random, byte[]>> Damaging { get; } = new Dictionary<string, Func<byte[], Random, byte[]>>
    {
        ["mutated"] = static (file, random) => Mutate([.. file], random, random.Next(1, 24)),
        ["mutated often"] = static (file, random) => Mutate([.. file], random, random.Next(24, 2_000)),
        ["mutated in its tables"] = MutateMetadata,
        ["truncated"] = static (file, random) => file[..random.Next(file.Length)],
        ["torn out of the middle"] = static (file, random) => random.Next(file.Length) is var at ? [.. file[..at], .. file[Math.Min(file.Length, at + random.Next(1, 4_096))..]] : [],
        ["written twice"] = static (file, _) => [.. file, .. file],
        ["zeroed"] = static (file, random) => Zero([.. file], random.Next(file.Length), random.Next(1, 2_048)),
        ["trimmed"] = static (file, random) => Change(file, module => Trim(module, random)),
        ["random bytes"] = static (_, random) => Bytes(random, random.Next(1, 100_000)),
        ["random bytes after a header"] = static (file, random) => [.. file[..Math.Min(file.Length, 512)], .. Bytes(random, random.Next(1, 50_000))],
    };

    // The header of an assembly with native code does not say that it has none.
    private static byte[] Mix(byte[] whole)
    {
        byte[] file = [.. whole];
        using var image = new PEReader(new MemoryStream(whole));
        file[image.PEHeaders.CorHeaderStartOffset + FlagsOffset] &= unchecked((byte)~(int)CorFlags.ILOnly);
        return file;
    }

    private static byte[] Change(byte[] file, Action<ModuleDefinition> change)
    {
        using var module = ModuleDefinition.ReadModule(new MemoryStream(file));
        change(module);
        using var changed = new MemoryStream();
        module.Write(changed);
        return changed.ToArray();
    }

    // As an obfuscator does: names that no language can write, the same one for many.
    private static void Rename(ModuleDefinition module)
    {
        var number = 0;
        foreach (var type in module.GetTypes().Where(static type => type.Name != "<Module>"))
        {
            type.Name = "\u200b" + (char)('\u4e00' + number++);
            if (!type.IsNested) type.Namespace = "";
            foreach (var field in type.Fields.Where(static field => !field.IsSpecialName)) field.Name = "\u0001";
            foreach (var property in type.Properties) property.Name = "\u0002";
            foreach (var method in type.Methods.Where(static method => !method.IsConstructor && !method.IsVirtual && !method.IsRuntime))
            {
                method.Name = "\u0003" + number++;
                foreach (var parameter in method.Parameters) parameter.Name = "";
            }
        }
    }

    // A branch that is never taken, to code that makes no sense.
    private static void Detour(ModuleDefinition module)
    {
        foreach (var body in Bodies(module))
        {
            var writer = body.GetILProcessor();
            var first = body.Instructions[0];
            foreach (var added in new[] { writer.Create(OpCodes.Ldc_I4_0), writer.Create(OpCodes.Brfalse, first), writer.Create(OpCodes.Ldnull), writer.Create(OpCodes.Throw) }) writer.InsertBefore(first, added);
        }
    }

    // Methods without handlers in another order: each instruction jumps to the next one. The stack stays as it was on each way.
    private static void Shuffle(ModuleDefinition module)
    {
        foreach (var body in Bodies(module).Where(static body => !body.HasExceptionHandlers && body.Instructions.Count < 400))
        {
            body.SimplifyMacros();
            var parts = new List<Instruction[]>();
            var all = body.Instructions.ToArray();
            for (var i = 0; i < all.Length; i++) parts.Add(i + 1 < all.Length && all[i].OpCode.OpCodeType != OpCodeType.Prefix ? [all[i], Instruction.Create(OpCodes.Br, all[i + 1])] : [all[i]]);
            body.Instructions.Clear();
            var joined = new List<Instruction[]>();
            foreach (var part in parts)
            {
                if (joined.Count > 0 && joined[^1][^1].OpCode.OpCodeType == OpCodeType.Prefix) joined[^1] = [.. joined[^1], .. part];
                else joined.Add(part);
            }

            foreach (var part in joined.Take(1).Concat(joined.Skip(1).Reverse())) foreach (var instruction in part) body.Instructions.Add(instruction);
        }
    }

    // A trimmer takes types away and leaves others without what they did.
    private static void Trim(ModuleDefinition module, Random random)
    {
        foreach (var body in Bodies(module).Where(_ => random.Next(3) == 0).ToArray())
        {
            body.ExceptionHandlers.Clear();
            body.Variables.Clear();
            body.Instructions.Clear();
            body.GetILProcessor().Emit(OpCodes.Ldnull);
            body.GetILProcessor().Emit(OpCodes.Throw);
        }

        foreach (var type in module.Types.ToArray()) foreach (var field in type.Fields.ToArray().Where(_ => random.Next(8) == 0)) field.CustomAttributes.Clear();
    }

    private static IEnumerable<MethodBody> Bodies(ModuleDefinition module)
        => module.GetTypes().SelectMany(static type => type.Methods).Where(static method => method.HasBody && method.Body.Instructions.Count > 0).Select(static method => method.Body).ToArray();

    private static byte[] Mutate(byte[] file, Random random, int count)
    {
        for (; count > 0; count--) file[random.Next(file.Length)] = (byte)random.Next(256);
        return file;
    }

    // Where the tables of names and signatures begin.
    private static byte[] MutateMetadata(byte[] whole, Random random)
    {
        byte[] file = [.. whole];
        var start = file.AsSpan().IndexOf("BSJB"u8);
        for (var count = random.Next(1, 40); count > 0; count--) file[random.Next(Math.Max(0, start), Math.Min(file.Length, start + 6_000))] = (byte)random.Next(256);
        return file;
    }

    private static byte[] Zero(byte[] file, int start, int count)
    {
        Array.Clear(file, start, Math.Min(count, file.Length - start));
        return file;
    }

    private static byte[] Bytes(Random random, int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }
}
