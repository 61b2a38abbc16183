// A server with the API of CouchDB, on PouchDB with LevelDB: couchdb.mjs FOLDER. Prints its address.
import express from "express";
import expressPouch from "express-pouchdb";
import { join } from "node:path";
import PouchDB from "pouchdb";

const [folder] = process.argv.slice(2);
const app = express();
const settings = { mode: "minimumForPouchDB", inMemoryConfig: true, logPath: join(folder, "log.txt") };
app.use("/", expressPouch(PouchDB.defaults({ prefix: `${folder}/` }), settings));
const server = app.listen(0, "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}`));
