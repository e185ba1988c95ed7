namespace IamAnalyzers.Core.Calls;

/// <summary>Names of .NET and its serializers by which a program shows that objects are made without their constructors, or that private members are set.</summary>
public static class SerializerNames
{
    /// <summary>Makes an object of any type without a constructor.</summary>
    public const string Uninitialized = "GetUninitializedObject";

    /// <summary>Types that restore objects marked <c>[DataContract]</c> or <c>[Serializable]</c> without a constructor; of the second kind they set all fields.</summary>
    public static IReadOnlyList<string> OfContracts { get; } = ["DataContractSerializer", "DataContractJsonSerializer", "NetDataContractSerializer", "BinaryFormatter", "SoapFormatter", "ServiceContract", "ServiceContractAttribute"];

    /// <summary>Types and namespaces by which a program uses a mapper that sets backing fields and properties without a setter: EF Core, Dapper, MongoDB, LiteDB, protobuf-net, NHibernate, LinqToDB, YamlDotNet.</summary>
    public static IReadOnlyList<string> Mappers { get; } = ["DbContext", "Dapper", "BsonClassMap", "BsonMapper", "ProtoContract", "ProtoContractAttribute", "ISessionFactory", "LinqToDB", "DeserializerBuilder"];

    /// <summary>Members and types by which a binder or serializer is told to set private members, too.</summary>
    public static IReadOnlyList<string> OfPrivateMembers { get; } = ["BindNonPublicProperties", "DefaultContractResolver", "DefaultMembersSearchFlags", "DefaultJsonTypeInfoResolver", "MemberSerialization"];
}
