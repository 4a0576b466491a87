/** A person in the company. `oid` is the Entra object id and the only key; `mail` is for addressing, never for deciding who somebody is. */
export interface Person {
  oid: string;
  name: string;
  mail: string;
}
