/** At least one. */
export type Some<Value> = readonly [Value, ...Value[]];

/** Names as they go together: given with family name of one part of the world. */
export interface NamePool {
  /** How often, of all weights. */
  readonly weight: number;
  readonly given: Some<string>;
  readonly family: Some<string>;
  /** Given names in Latin letters where the others are not, for the e-mail address. */
  readonly latin?: Some<string>;
  /** Whether the family name stands first in the full name. */
  readonly familyFirst?: boolean;
}

const words = (text: string): Some<string> => {
  const [first = '', ...others] = text.split(' ');
  return [first, ...others];
};

/** Whom a shop in a large town knows, roughly. */
export const NAME_POOLS: Some<NamePool> = [
  {
    weight: 40,
    given: words(
      'Ann Emma Olivia Sophia Mia Ava Grace Ruth Nora Ella James Liam Noah Ethan Owen Lucas Henry Jack Samuel Daniel Rose Chloe Lily Hazel Ivy Leo Max Theo Miles Felix Alice Clara Hannah Julia Martha',
    ),
    family: words(
      "Smith Johnson Brown Taylor Miller Wilson Moore Clark Lewis Walker Hall Young King Wright Hill Green Baker Carter Parker Reed O'Connor O'Brien McDonald MacLeod Fitzgerald Campbell Hughes Price Bennett Coleman Foster Graham Holmes Jensen Keller",
    ),
  },
  {
    weight: 18,
    given: words(
      'Sofía Valentina Camila Lucía María José Mateo Santiago Diego Ángel Íñigo Inés Ramón Adrián Marisol Raúl Noelia Andrés Pilar Tomás',
    ),
    family: words(
      'García Hernández Martínez López González Pérez Rodríguez Sánchez Ramírez Núñez Ibáñez Muñoz Peña Castro Ríos Vázquez Domínguez Ortíz Cruz Flores',
    ),
  },
  {
    weight: 8,
    given: words('Zoë Chloé Renée François Geneviève Amélie Benoît Céline Éloïse Gaël Hélène Jérôme Léa Noël Théo Anaïs'),
    family: words('Lefèvre Dubois Moreau Bélanger Côté Gagné Lévesque Tremblay Fournier Desrosiers Château Lacroix'),
  },
  {
    weight: 7,
    given: words('Jürgen Björn Søren Åsa Łukasz Małgorzata Zdeněk Žofie István Ágnes Ömer Gül Ðorđe Ștefan Ioana Þóra'),
    family: words(
      'Müller Weiß Ångström Østergaard Kowalczyk Wójcik Dvořák Novák Szabó Nagy Yılmaz Çelik Đorđević Popescu Țepeș Guðmundsson',
    ),
  },
  {
    weight: 5,
    given: words('Анна Дмитрий Ольга Сергей Наталья Юлия Олена Тарас'),
    latin: words('Anna Dmitry Olga Sergey Natalia Yulia Olena Taras'),
    family: words('Иванова Кузнецов Петрова Соколов Шевченко Ковальчук Лебедева Морозов'),
  },
  {
    weight: 3,
    given: words('Ελένη Γιώργος Μαρία Νίκος Κατερίνα Δημήτρης'),
    latin: words('Eleni Giorgos Maria Nikos Katerina Dimitris'),
    family: words('Παπαδόπουλος Γεωργίου Νικολάου Οικονόμου Δημητρίου Καραγιάννη'),
  },
  {
    weight: 6,
    given: words('伟 芳 秀英 敏 静 强 磊 洋 子涵 浩然'),
    latin: words('Wei Fang Xiuying Min Jing Qiang Lei Yang Zihan Haoran'),
    family: words('王 李 张 刘 陈 杨 黄 赵 欧阳 司马'),
    familyFirst: true,
  },
  {
    weight: 3,
    given: words('陽菜 蓮 さくら 翔太 美咲 大輝 ゆい 健一'),
    latin: words('Hina Ren Sakura Shota Misaki Daiki Yui Kenichi'),
    family: words('佐藤 鈴木 高橋 田中 伊藤 渡辺 山本 中村'),
    familyFirst: true,
  },
  {
    weight: 3,
    given: words('서연 민준 지우 하은 도윤 은지'),
    latin: words('Seoyeon Minjun Jiwoo Haeun Doyun Eunji'),
    family: words('김 이 박 최 정 강'),
    familyFirst: true,
  },
  {
    weight: 3,
    given: words('محمد فاطمة أحمد ليلى يوسف نور'),
    latin: words('Mohammed Fatima Ahmed Layla Yousef Nour'),
    family: words('الحسن منصور حداد خليل سليمان العلي'),
  },
  {
    weight: 2,
    given: words('נועה יוסף מרים דוד תמר אורי'),
    latin: words('Noa Yosef Miriam David Tamar Uri'),
    family: words('כהן לוי מזרחי פרץ ביטון אברהם'),
  },
  {
    weight: 2,
    given: words('प्रिया अर्जुन अनीता राहुल दीपिका विकास'),
    latin: words('Priya Arjun Anita Rahul Deepika Vikas'),
    family: words('शर्मा पटेल सिंह गुप्ता वर्मा मिश्रा'),
  },
];
